// A pattern and an event for the tests of the EventBridge page.

export const pattern = `{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["running", { "prefix": "stop" }]
  }
}`;

/** An event of EC2 in this state. */
export const event = (state) => `{
  "version": "0",
  "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "111122223333",
  "time": "2026-03-22T18:43:48Z",
  "region": "us-west-1",
  "resources": ["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],
  "detail": {
    "instance-id": "i-1234567890abcdef0",
    "state": "${state}"
  }
}`;

/** The page's hash with these texts in it. */
export const shared = (pack, texts) => `#/eventbridge?s=${pack(JSON.stringify(texts))}`;

//! What has no mark of its own: the name that it is assigned to tells whose it is.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, rule};

pub(super) const RULES: &[Rule] = &[
    rule! {
        "aws-secret-access-key", "AWS", "Secret access key", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
        "token", Secret, Contextual, How::Named { words: &["secretaccesskey", "awssecret", "awskey", "s3secret"], shapes: &["[A-Za-z0-9+/]{40}"] }; High, Critical;
        yes ["AWS_SECRET_ACCESS_KEY=oHBvRPOIvGrv5iFlbCBF¦NOgmBjMtpsiaOclRz3Aw"];
        no ["AWS_SECRET_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AWS_SECRET_ACCESS_KEY_PATH=zKsbVRJN9wVGFYGW2WmQ¦zCudiH7YFjS1on43XkMt"];
    },
    rule! {
        "aws-session-token", "AWS", "Session token of temporary credentials", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html";
        "token", Secret, Contextual, How::Named { words: &["sessiontoken", "securitytoken", "awstoken"], shapes: &["[A-Za-z0-9+/]{100,}={0,2}"] }; High, High;
        yes ["AWS_SESSION_TOKEN=CqOxSF2O3GYRdo1XKXWNqRs7rpEmoKiuPKdYR7osjOrU1xxDO0¦CzUZREN68k4tUNpfZ46pdJQIPvjiQvlb5lZXOIgfFwD3HJoKyr"];
        no ["AWS_SESSION_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AWS_SESSION_TOKEN_PATH=mEYYmdhQj38AruHr4iwRxpVHSbKdA9u4uQgwLg6G3oT1ogmMJXw¦Ki9x7h6AmUfBH7X41zTPDP4k8FFuf0EwixIIqe8jKQh3mb9N7iwu"];
    },
    rule! {
        "azure-devops-pat", "Azure DevOps", "Personal access token, 52 characters", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate";
        "token", Secret, Contextual, How::Named { words: &["devops", "ado", "vsts", "azurepat", "vss"], shapes: &["[a-z2-7]{52}"] }; High, High;
        yes ["AZURE_DEVOPS_PAT=mtzx44hpoevbooaedoecvepr7n¦i6p62mgg3w325dgdzvgpmm4i3l"];
        no ["AZURE_DEVOPS_PAT=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AZURE_DEVOPS_PAT_PATH=r5pe4gdafpk276nzdkyayq5s37¦jmsnddudd6kdfleepzhpcf2uqn"];
    },
    rule! {
        "azure-storage-account-key", "Azure Storage", "Account key", "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage";
        "token", Secret, Contextual, How::Named { words: &["accountkey", "storagekey", "storageaccesskey", "cosmos", "batchkey"], shapes: &["[A-Za-z0-9+/]{86}=="] }; High, Critical;
        yes ["AZURE_STORAGE_KEY=qtUPQZIqpTdU7w7EAdnkGEiNgQI7W4E4PXSKc1itTnzp¦hAq0jT7qG84IQH4GvjJRSmNtVNro2QgfQ562DFob1R=="];
        no ["AZURE_STORAGE_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==", "AZURE_STORAGE_KEY_PATH=CAVxIoQKvcjtbjAHE84s5JiC1XljJbICTX57y3C5WNrP¦qGWxj43anvJ77P3KzzL4aBLv7Vy7azq3vzPRKysGY3=="];
    },
    rule! {
        "azure-cognitive-key", "Azure AI services", "Key of a resource or of API Management", "https://learn.microsoft.com/azure/ai-services/authentication";
        "token", Secret, Contextual, How::Named { words: &["azureopenai", "cognitive", "ocpapim", "azurespeech", "azureai", "azuresearch", "subscriptionkey"], shapes: &["[A-Za-z0-9]{84}", "[A-Za-z0-9]{52}", "[0-9a-f]{32}"] }; High, High;
        yes ["AZURE_OPENAI_API_KEY=C2eOM06dWT0y3OOBqMZVR3E9xRWpgZr1iV8BH4QLl9¦QCGmbWuyUbmgHY5kMQCtbAh7ziru8vvqMXbE8q6VnU", "AZURE_OPENAI_API_KEY=q2Hu5TgTqaUZsSjIMaq8Yrv5Ln¦kTZj1ATSNbylmpUdccrNgey59y", "AZURE_OPENAI_API_KEY=529a279764017f2e¦d6cfc7403d75e173"];
        no ["AZURE_OPENAI_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AZURE_OPENAI_API_KEY_PATH=dIzdqhjmU8w5cn0u5gb16jc5Kv3ecQwP1oRxxhfoPR¦cEtSPRVU5iFIJOYsJtNEaaVidaDN1aY5xl8sB24wkY"];
    },
    rule! {
        "cloudflare-token", "Cloudflare", "API token", "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/";
        "token", Secret, Contextual, How::Named { words: &["cfapi", "cloudflare", "cftoken"], shapes: &["[A-Za-z0-9_-]{40}", "[0-9a-f]{37}"] }; High, High;
        yes ["CLOUDFLARE_API_TOKEN=eA8WTwY2591aivvizm5O¦fORbfBYVqrzZuK1d6Ini", "CLOUDFLARE_API_TOKEN=0c02d4e518ca6eaac8¦d82f01b7210760474f3"];
        no ["CLOUDFLARE_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "CLOUDFLARE_API_TOKEN_PATH=k8NdsQxXKmm9vtHx0K9T¦GlB7Tkr69YZ8tMEls1oP"];
    },
    rule! {
        "datadog-app-key", "Datadog", "Application key", "https://docs.datadoghq.com/account_management/api-app-keys/";
        "token", Secret, Contextual, How::Named { words: &["datadogapp", "ddapp", "datadogapplication", "ddapplication"], shapes: &["[0-9a-f]{40}", "ddapp_[A-Za-z0-9]{34}"] }; High, High;
        yes ["DATADOG_APP_KEY=3931bdb2a0df3dbe4d58¦fed8a728e7eca0fa5f6b", "DATADOG_APP_KEY=ddapp_zQVR4ms4RjAh8M¦FPuafjwPseptfcyBFSOZ"];
        no ["DATADOG_APP_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DATADOG_APP_KEY_PATH=79bfbdabe898736a3566¦f893697b590481194f30"];
    },
    rule! {
        "datadog-api-key", "Datadog", "API key", "https://docs.datadoghq.com/account_management/api-app-keys/";
        "token", Secret, Contextual, How::Named { words: &["datadog", "ddapi"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["DD_API_KEY=9ffea518f32cf214¦49273d7cee9d9136"];
        no ["DD_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DD_API_KEY_PATH=682575250def9179¦9e2786d374842159"];
    },
    rule! {
        "mailgun-private-key", "Mailgun", "Private API key", "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt";
        "token", Secret, Contextual, How::Named { words: &["mailgun", "mggun"], shapes: &["[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"] }; High, High;
        yes ["MAILGUN_API_KEY=9e3e9c8fe21da80270815fe85¦df2fbda-a35adf9c-1e2a8a3c"];
        no ["MAILGUN_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxx-xxxxxxxx", "MAILGUN_API_KEY_PATH=0ed16bfe16849ef307590d273¦e34f98d-ff7e4c64-28da8099"];
    },
    rule! {
        "okta-token", "Okta", "API token", "https://developer.okta.com/docs/guides/create-an-api-token/main/";
        "token", Secret, Contextual, How::Named { words: &["okta"], shapes: &["00[A-Za-z0-9_-]{40}"] }; High, High;
        yes ["OKTA_API_TOKEN=001llqf3JcieWVjwiYd7U¦3MsPkYO2xaCUvet6zYYqy"];
        no ["OKTA_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "OKTA_API_TOKEN_PATH=000pJf9CIg9lV3G32cGh6¦dAuJa3pJEeyQVnsZpF2V2"];
    },
    rule! {
        "twilio-auth-token", "Twilio", "Auth token of an account", "https://www.twilio.com/docs/iam/api/authtoken";
        "token", Secret, Contextual, How::Named { words: &["twilio"], shapes: &["[0-9a-f]{32}"] }; High, Critical;
        yes ["TWILIO_AUTH_TOKEN=caf127972d33e590¦1a19bbd47d5552c7"];
        no ["TWILIO_AUTH_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "TWILIO_AUTH_TOKEN_PATH=f47e8e80e952eb9d¦8e96cf37cb990c80"];
    },
    rule! {
        "heroku-api-key-uuid", "Heroku", "API key of the older kind", "https://devcenter.heroku.com/articles/platform-api-quickstart";
        "token", Secret, Contextual, How::Named { words: &["heroku"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["HEROKU_API_KEY=1f97b768-4319-e1b4¦-29ad-564b858f9a3e"];
        no ["HEROKU_API_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "HEROKU_API_KEY_PATH=247cb2c0-83eb-8cb3¦-7f0a-72e9d34119f3"];
    },
    rule! {
        "fastly-token", "Fastly", "API token", "https://www.fastly.com/documentation/reference/api/auth-tokens/";
        "token", Secret, Contextual, How::Named { words: &["fastly"], shapes: &["[A-Za-z0-9_-]{32}"] }; High, High;
        yes ["FASTLY_API_TOKEN=GP4iIYdXq8vs8ial¦vuJ4apG1fna88RCs"];
        no ["FASTLY_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "FASTLY_API_TOKEN_PATH=XNcc8P2XGrXi5pWD¦ZRM9H820dFqNpomB"];
    },
    rule! {
        "algolia-admin-key", "Algolia", "Admin API key", "https://www.algolia.com/doc/guides/security/api-keys/";
        "token", Secret, Contextual, How::Named { words: &["algoliaadmin", "algoliaapi", "algoliawrite", "algoliakey"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["ALGOLIA_ADMIN_KEY=1a7462667a408448¦53040b7a05814d32"];
        no ["ALGOLIA_ADMIN_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ALGOLIA_ADMIN_KEY_PATH=feb3e719e01fcd3f¦e22a4248ac9ed336"];
    },
    rule! {
        "facebook-app-secret", "Meta", "App secret", "https://developers.facebook.com/docs/facebook-login/security";
        "token", Secret, Contextual, How::Named { words: &["facebook", "fbapp", "fbsecret", "instagram"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["FACEBOOK_APP_SECRET=de7daecd3ada8b4f¦2222d3b41a3dbd19"];
        no ["FACEBOOK_APP_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "FACEBOOK_APP_SECRET_PATH=9b364f73bb387d08¦0589ab054c24026c"];
    },
    rule! {
        "twitter-api-secret", "X", "API secret of an app, or secret of an access token", "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret";
        "token", Secret, Contextual, How::Named { words: &["twitter", "xapisecret"], shapes: &["[A-Za-z0-9]{50}", "[A-Za-z0-9]{45}"] }; High, High;
        yes ["TWITTER_API_SECRET=adVKXTuUx8kmF4DJKwnDrFRcq¦bfmcaRNwgHWbHSrrlfhqTCOZm", "TWITTER_API_SECRET=DANT8NxIwQSUHAfvbLIYit¦Ogj1qzWEZ3vCbBd6E3UkbkZ"];
        no ["TWITTER_API_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "TWITTER_API_SECRET_PATH=toaSHZB9UKz8nd1s6XFb2GPbl¦ZhFZ3TvVOVxKEgoHhgM5xWWu9"];
    },
    rule! {
        "linkedin-client-secret", "LinkedIn", "Client secret", "https://learn.microsoft.com/linkedin/shared/authentication/authentication";
        "token", Secret, Contextual, How::Named { words: &["linkedin"], shapes: &["[A-Za-z0-9]{16}"] }; High, High;
        yes ["LINKEDIN_CLIENT_SECRET=0p0JPGJQ¦MLmJwwpE"];
        no ["LINKEDIN_CLIENT_SECRET=xxxxxxxxxxxxxxxx", "LINKEDIN_CLIENT_SECRET_PATH=L8xofdwk¦wlcr74kp"];
    },
    rule! {
        "discord-client-secret", "Discord", "Client secret of an application", "https://discord.com/developers/docs/topics/oauth2";
        "token", Secret, Contextual, How::Named { words: &["discord"], shapes: &["[A-Za-z0-9_-]{32}"] }; High, High;
        yes ["DISCORD_CLIENT_SECRET=onU3oUJcEecoTyRl¦DWgETdcCDX1SEp32"];
        no ["DISCORD_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DISCORD_CLIENT_SECRET_PATH=FnmgYdlj9yv5Cc6z¦kpMUmegJ9DcGz51V"];
    },
    rule! {
        "spotify-client-secret", "Spotify", "Client secret", "https://developer.spotify.com/documentation/web-api/concepts/apps";
        "token", Secret, Contextual, How::Named { words: &["spotify"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["SPOTIFY_CLIENT_SECRET=2517ee5bb9cda1a2¦a3c984a24b9c429c"];
        no ["SPOTIFY_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "SPOTIFY_CLIENT_SECRET_PATH=a42db0b956af6744¦2931a4c4555e1db7"];
    },
    rule! {
        "auth0-client-secret", "Auth0", "Client secret", "https://auth0.com/docs/get-started/applications/application-settings";
        "token", Secret, Contextual, How::Named { words: &["auth0"], shapes: &["[A-Za-z0-9_-]{64}"] }; High, High;
        yes ["AUTH0_CLIENT_SECRET=cnSwvycOiPT9zye51MXr8kcdxSxYgha9¦K0MzmI3QDpe3Xj7Gt2h2HSFwKRc5gJ1b"];
        no ["AUTH0_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AUTH0_CLIENT_SECRET_PATH=F86O0c4W7BaDZgXPYFXOBU7G1tpVyJIC¦S61es1IwtecnA5FBQN1Jj8umhbHxSPTH"];
    },
    rule! {
        "trello-token", "Trello", "API token", "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/";
        "token", Secret, Contextual, How::Named { words: &["trello"], shapes: &["ATTA[0-9a-f]{72}", "[0-9a-f]{64}", "[0-9a-f]{32}"] }; High, High;
        yes ["TRELLO_TOKEN=ATTA17de23f0749d0b7d52b20cf1cb80b2b73a¦41ba5ef542e196161a9cf8169b1a83bdceca5f", "TRELLO_TOKEN=fb82d2d59a32a99ed5ebe1bd812cb504¦e1427bbc14ebbe24bca87305fc388e69", "TRELLO_TOKEN=f6342e5e2ab29955¦b73647f0bbe4229c"];
        no ["TRELLO_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "TRELLO_TOKEN_PATH=ATTAfdd24a2eeb454d134955a7b92868492545¦a102186d0f99f7c9e215edfe6a4aabc4b3a7e3"];
    },
    rule! {
        "zendesk-token", "Zendesk", "API token", "https://developer.zendesk.com/api-reference/introduction/security-and-auth/";
        "token", Secret, Contextual, How::Named { words: &["zendesk"], shapes: &["[A-Za-z0-9]{40}"] }; High, High;
        yes ["ZENDESK_API_TOKEN=RcPJGDS8Y3naP935K0U7¦kuUMwKfgdf4TfBF8Zgd9"];
        no ["ZENDESK_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ZENDESK_API_TOKEN_PATH=PNlWDDSfm41preSiA2Gb¦I4QuXwZXCZDkjMXjSEYg"];
    },
    rule! {
        "pagerduty-key", "PagerDuty", "REST API key", "https://developer.pagerduty.com/docs/authentication";
        "token", Secret, Contextual, How::Named { words: &["pagerduty", "pdapi"], shapes: &["[A-Za-z0-9_+-]{20}"] }; High, High;
        yes ["PAGERDUTY_API_KEY=cwjR0nrnHI¦GZXyVj8XwJ"];
        no ["PAGERDUTY_API_KEY=xxxxxxxxxxxxxxxxxxxx", "PAGERDUTY_API_KEY_PATH=MmgZgCCCIt¦VzehdJm5gI"];
    },
    rule! {
        "opsgenie-key", "Opsgenie", "API key", "https://support.atlassian.com/opsgenie/docs/api-key-management/";
        "token", Secret, Contextual, How::Named { words: &["opsgenie"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["OPSGENIE_API_KEY=aa5c9af9-f0ba-3d90¦-f871-f5c471360ead"];
        no ["OPSGENIE_API_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "OPSGENIE_API_KEY_PATH=4d6df146-afca-5eab¦-8f67-897996fafb89"];
    },
    rule! {
        "splunk-hec-token", "Splunk", "Token of an HTTP Event Collector", "https://help.splunk.com/en/splunk-enterprise/get-started/get-data-in";
        "token", Secret, Contextual, How::Named { words: &["splunk", "hectoken"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["SPLUNK_HEC_TOKEN=3ccb4919-2be8-f668¦-8437-717713daf340"];
        no ["SPLUNK_HEC_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "SPLUNK_HEC_TOKEN_PATH=5dff69a9-1271-5d51¦-cf59-1093a9ef4e86"];
    },
    rule! {
        "sumologic-key", "Sumo Logic", "Access key", "https://help.sumologic.com/docs/manage/security/access-keys/";
        "token", Secret, Contextual, How::Named { words: &["sumologic", "sumoaccess"], shapes: &["[A-Za-z0-9]{64}"] }; High, High;
        yes ["SUMOLOGIC_ACCESS_KEY=zHVKudpQtLAvVySkrwMLn2o5Z0bgUFZq¦GLIeU7PAQYPcwR9VTlukAQpXsPDqHdTK"];
        no ["SUMOLOGIC_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "SUMOLOGIC_ACCESS_KEY_PATH=Zrg754txTsHo68SXnOO9IeJdvmXasj6e¦wizq0NwPrwm3yFhchtXE6kHD1j5gMkiJ"];
    },
    rule! {
        "rollbar-access-token", "Rollbar", "Access token of a project", "https://docs.rollbar.com/docs/access-tokens";
        "token", Secret, Contextual, How::Named { words: &["rollbar"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["ROLLBAR_ACCESS_TOKEN=5ae36f2e1e4de1e9¦0c80621db212f19d"];
        no ["ROLLBAR_ACCESS_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ROLLBAR_ACCESS_TOKEN_PATH=54dbcecc24b35c47¦009edc77eb48631d"];
    },
    rule! {
        "bugsnag-key", "Bugsnag", "API key", "https://docs.bugsnag.com/";
        "token", Secret, Contextual, How::Named { words: &["bugsnag"], shapes: &["[0-9a-f]{32}"] }; Medium, Medium;
        yes ["BUGSNAG_API_KEY=076231e171ce7614¦97aa7947d9815df1"];
        no ["BUGSNAG_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "BUGSNAG_API_KEY_PATH=bcadd49c5f7794e1¦dd4c786a2eb2618c"];
    },
    rule! {
        "codecov-token", "Codecov", "Upload token", "https://docs.codecov.com/docs/codecov-tokens";
        "token", Secret, Contextual, How::Named { words: &["codecov"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "[0-9a-f]{32}"] }; High, High;
        yes ["CODECOV_TOKEN=1266f6a9-0663-f76c¦-7a9c-eb98bfe3fa6b", "CODECOV_TOKEN=ad17408d946a7c7f¦a8ffe5b54f511210"];
        no ["CODECOV_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "CODECOV_TOKEN_PATH=d472406e-b1ff-00d0¦-0890-d5334768b8c2"];
    },
    rule! {
        "coveralls-token", "Coveralls", "Repository token", "https://docs.coveralls.io/";
        "token", Secret, Contextual, How::Named { words: &["coveralls"], shapes: &["[A-Za-z0-9]{32}"] }; High, Medium;
        yes ["COVERALLS_REPO_TOKEN=X9ZdkPsOTr02Fp2p¦wCFZYYjeDoAsKFf2"];
        no ["COVERALLS_REPO_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "COVERALLS_REPO_TOKEN_PATH=bpyVk2G5h6CON53s¦4keRC7Er7R5ikqCL"];
    },
    rule! {
        "travis-access-token", "Travis CI", "Access token", "https://docs.travis-ci.com/user/triggering-builds/";
        "token", Secret, Contextual, How::Named { words: &["travis"], shapes: &["[A-Za-z0-9_-]{22}"] }; High, High;
        yes ["TRAVIS_TOKEN=72UB9NlJw0t¦0Z7ETKkPk12"];
        no ["TRAVIS_TOKEN=xxxxxxxxxxxxxxxxxxxxxx", "TRAVIS_TOKEN_PATH=Yr5iVYwvIys¦uFgvWDGbO1E"];
    },
    rule! {
        "snyk-api-token", "Snyk", "API token", "https://docs.snyk.io/developer-tools/snyk-api/authentication-for-api";
        "token", Secret, Contextual, How::Named { words: &["snyk"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["SNYK_TOKEN=aca08ef7-bcd5-c297¦-2284-c4cab3209eb8"];
        no ["SNYK_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "SNYK_TOKEN_PATH=3425ded3-02b2-ac09¦-dc27-5c54898f425d"];
    },
    rule! {
        "sendbird-token", "Sendbird", "API token", "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api";
        "token", Secret, Contextual, How::Named { words: &["sendbird"], shapes: &["[0-9a-f]{40}"] }; High, High;
        yes ["SENDBIRD_API_TOKEN=8d9f2b87f6e3490cacae¦ad49a6fa5ca9f7ac8cb3"];
        no ["SENDBIRD_API_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "SENDBIRD_API_TOKEN_PATH=650e6e92df49784dc2ef¦cd1b237b51cad303877e"];
    },
    rule! {
        "messagebird-key", "MessageBird", "Access key", "https://developers.messagebird.com/api/#authentication";
        "token", Secret, Contextual, How::Named { words: &["messagebird"], shapes: &["[A-Za-z0-9]{25}"] }; High, High;
        yes ["MESSAGEBIRD_API_KEY=XZdxrlsgJWBe¦GSa69FH18uJWT"];
        no ["MESSAGEBIRD_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxx", "MESSAGEBIRD_API_KEY_PATH=VdyNheWeGcus¦cUETCztHB2VpG"];
    },
    rule! {
        "vonage-secret", "Vonage", "API secret", "https://developer.vonage.com/en/account/secret-management";
        "token", Secret, Contextual, How::Named { words: &["vonage", "nexmo"], shapes: &["[A-Za-z0-9]{16}"] }; High, High;
        yes ["NEXMO_API_SECRET=rzK7vPhL¦jKVjb9dO"];
        no ["NEXMO_API_SECRET=xxxxxxxxxxxxxxxx", "NEXMO_API_SECRET_PATH=zZoLLoqb¦ZBvn4Mcl"];
    },
    rule! {
        "line-channel-secret", "LINE", "Channel secret", "https://developers.line.biz/en/docs/basics/channel-access-token/";
        "token", Secret, Contextual, How::Named { words: &["linechannel"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["LINE_CHANNEL_SECRET=dc0668235ba6e38f¦acc3bbe5924a3793"];
        no ["LINE_CHANNEL_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "LINE_CHANNEL_SECRET_PATH=5b4cd4cd5f55f945¦ae1b0f46cfdfdef5"];
    },
    rule! {
        "plaid-secret", "Plaid", "Secret", "https://plaid.com/docs/api/";
        "token", Secret, Contextual, How::Named { words: &["plaid"], shapes: &["[0-9a-f]{30}"] }; High, High;
        yes ["PLAID_SECRET=207918795ef338b¦1e6d3791e8b2e37"];
        no ["PLAID_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "PLAID_SECRET_PATH=6bd54661b85a998¦34d184474a7cf48"];
    },
    rule! {
        "paypal-client-secret", "PayPal", "Client secret of a REST app", "https://developer.paypal.com/api/rest/authentication/";
        "token", Secret, Contextual, How::Named { words: &["paypal"], shapes: &["E[A-Za-z0-9_-]{79}"] }; High, Critical;
        yes ["PAYPAL_CLIENT_SECRET=EoaYcEoy4xFZgvRs74Xd8fUlA3x2uFudoqsW2Eyi¦ZN9b0NfRU1SVjkIk2fyV5rwDCGoy1dBH72KcdA9b"];
        no ["PAYPAL_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "PAYPAL_CLIENT_SECRET_PATH=EMs6I4pTK374RFpXQFXq5pKDZoTuswObpFtGANeE¦IlOhrcAAsV0H3bsIeEOYFuzGGUX4TIYx0w3IprJE"];
    },
    rule! {
        "coinbase-secret", "Coinbase", "API secret", "https://docs.cdp.coinbase.com/get-started/docs/cdp-api-keys";
        "token", Secret, Contextual, How::Named { words: &["coinbase", "cdpapi"], shapes: &["[A-Za-z0-9+/]{86}==", "[A-Za-z0-9_-]{64}"] }; High, Critical;
        yes ["COINBASE_API_SECRET=hkAnpKcWuNovJ6anrc3NF5GIwHluYW9bUyIPRpFPjmmu¦mSx8sB22q4TNhmgMvZSpDy5y9PfYHPfomEh4AX7UIY==", "COINBASE_API_SECRET=31kaXirLwe9xEBlEAQNC7D8yZgSotgxa¦bsZFoiinJRFTFg6NzJiUZlow1prpETsb"];
        no ["COINBASE_API_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==", "COINBASE_API_SECRET_PATH=u92PDPF7bHdnmDTqvqvLHAtIsAKf8Whhy0uQKXIvx3Ru¦4Hx5BVzbRhEQtkoEfdgXDf2kKXKQxG5kruHOvgAC23=="];
    },
    rule! {
        "kraken-secret", "Kraken", "Private key", "https://docs.kraken.com/api/docs/guides/spot-rest-auth/";
        "token", Secret, Contextual, How::Named { words: &["kraken"], shapes: &["[A-Za-z0-9/+]{86}=="] }; High, Critical;
        yes ["KRAKEN_API_SECRET=APCeXY6JL792Cjz6tvpaOUPa6uUR0EkXHgr5DLOzhC9Z¦E4d3Sx2TUFjdAXMSkyTvnPdXlfxxMu5iwyPJA7aBOi=="];
        no ["KRAKEN_API_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx==", "KRAKEN_API_SECRET_PATH=Wo1s4A8VAwqY2vuTGNhPaf9DJtRFC6O52has5XdvFlGg¦Io0ZElkDbq9IPSQ2U7zZs1vUUcROE8MIxxlGJGKcdU=="];
    },
    rule! {
        "binance-secret", "Binance", "Secret key", "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security";
        "token", Secret, Contextual, How::Named { words: &["binance"], shapes: &["[A-Za-z0-9]{64}"] }; High, Critical;
        yes ["BINANCE_SECRET_KEY=aHiW9xNcTdQ2HFKzrT0tsmCN12UJFtP9¦WZgDrTQ0LB8Z2cjvjPGdGzyIHAD1xOIM"];
        no ["BINANCE_SECRET_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "BINANCE_SECRET_KEY_PATH=0ZXro8pFllQ60EBEM5pczIF521zVHC8d¦DK7kb0uZfBYrbLWN6LRRc4JCnnnPpSfa"];
    },
    rule! {
        "etherscan-key", "Etherscan", "API key", "https://docs.etherscan.io/getting-an-api-key";
        "token", Secret, Contextual, How::Named { words: &["etherscan"], shapes: &["[A-Z0-9]{34}"] }; High, Low;
        yes ["ETHERSCAN_API_KEY=94DFRYI0M7P8BYW48¦5W6UYRLBUOBRD47WO"];
        no ["ETHERSCAN_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ETHERSCAN_API_KEY_PATH=KGPPR8DOYWLLPUWBW¦JM58TL5CFDOOB74AV"];
    },
    rule! {
        "infura-secret", "Infura", "API key or its secret", "https://docs.metamask.io/services/get-started/infura/";
        "token", Secret, Contextual, How::Named { words: &["infura"], shapes: &["[0-9a-f]{32}"] }; High, Medium;
        yes ["INFURA_API_KEY=64a5a10443b2bc3a¦9a45dfa5b75c9945"];
        no ["INFURA_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "INFURA_API_KEY_PATH=0c15a73f4a27ba52¦ae08672b8301ced5"];
    },
    rule! {
        "alchemy-key", "Alchemy", "API key", "https://www.alchemy.com/docs/";
        "token", Secret, Contextual, How::Named { words: &["alchemy"], shapes: &["[A-Za-z0-9_-]{32}"] }; High, Medium;
        yes ["ALCHEMY_API_KEY=4af4YWiYG1ey3kpw¦rOKcEz2CSBUQ8GEV"];
        no ["ALCHEMY_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ALCHEMY_API_KEY_PATH=K4YKuEj85FVmn5et¦Bb8pKm4bKDGVNMas"];
    },
    rule! {
        "ethereum-private-key", "Ethereum", "Private key of an account", "https://ethereum.org/developers/docs/accounts/";
        "token", Secret, Contextual, How::Named { words: &["privatekey", "deployerkey", "walletkey", "ethkey"], shapes: &["0x[0-9a-fA-F]{64}"] }; High, Critical;
        yes ["DEPLOYER_PRIVATE_KEY=0xBB8F99731cCBf41b0d29FEDf63065E9¦2f39cffF82EBc5bcb5e18ee878C14F32F"];
        no ["DEPLOYER_PRIVATE_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DEPLOYER_PRIVATE_KEY_PATH=0xbBdC7B1cAdBFfC7f92c1ACACFD43e55¦6641d2Fd6E4D8a22cBcBa8Ae0DCAd3d44"];
    },
    rule! {
        "deepgram-api-key", "Deepgram", "API key", "https://developers.deepgram.com/docs/create-additional-api-keys";
        "token", Secret, Contextual, How::Named { words: &["deepgram"], shapes: &["[0-9a-f]{40}"] }; High, High;
        yes ["DEEPGRAM_API_KEY=3339bd8cff158c4c1ca7¦1f8b0a998f3749ea8d26"];
        no ["DEEPGRAM_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DEEPGRAM_API_KEY_PATH=e6dfb1529c40566171e1¦b68bec307bfe5fbb5829"];
    },
    rule! {
        "cohere-key", "Cohere", "API key", "https://docs.cohere.com/reference/about";
        "token", Secret, Contextual, How::Named { words: &["cohere", "coapi"], shapes: &["[A-Za-z0-9]{40}"] }; High, High;
        yes ["COHERE_API_KEY=BYDK2kx9N2OpOrNRpagB¦3x9xrAe6IpLmzAOQmz8T"];
        no ["COHERE_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "COHERE_API_KEY_PATH=t9tpRb5Y2WdQNdTrh0nZ¦lGAgq911XjpmmSTrGeEV"];
    },
    rule! {
        "mistral-key", "Mistral AI", "API key", "https://docs.mistral.ai/getting-started/quickstart";
        "token", Secret, Contextual, How::Named { words: &["mistral"], shapes: &["[A-Za-z0-9]{32}"] }; High, High;
        yes ["MISTRAL_API_KEY=RoU3RQpt85pTMJhw¦P5Dz2zzmZqUrIuBp"];
        no ["MISTRAL_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "MISTRAL_API_KEY_PATH=fSQ6aZYvCltk0MVu¦tOrioye68qWgT2K1"];
    },
    rule! {
        "together-key", "Together AI", "API key", "https://docs.together.ai/docs/quickstart";
        "token", Secret, Contextual, How::Named { words: &["together"], shapes: &["tgp_v1_[A-Za-z0-9_-]{43}", "[0-9a-f]{64}"] }; High, High;
        yes ["TOGETHER_API_KEY=tgp_v1_q4jLSGeIvQuzjw6L8r¦5VpFOWOv3Tay4VXQlSd2HeD3o", "TOGETHER_API_KEY=2f63c9d1446ade4a52fa5a10e8655f24¦ddcdfc016b0a60077b943c952199ead4"];
        no ["TOGETHER_API_KEY=xxx_xx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "TOGETHER_API_KEY_PATH=tgp_v1_V5fWwMK866zZBOOuIN¦uBlgKHXtpyCY4oQxinDmDqGp1"];
    },
    rule! {
        "deepseek-key", "DeepSeek", "API key", "https://api-docs.deepseek.com/";
        "token", Secret, Contextual, How::Named { words: &["deepseek"], shapes: &["sk-[0-9a-f]{32}"] }; High, High;
        yes ["DEEPSEEK_API_KEY=sk-013dec38f4609d¦384d33933f6686bd95"];
        no ["DEEPSEEK_API_KEY=xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "DEEPSEEK_API_KEY_PATH=sk-1f6fa70023f422¦387e98e13519bad331"];
    },
    rule! {
        "assemblyai-key", "AssemblyAI", "API key", "https://www.assemblyai.com/docs/";
        "token", Secret, Contextual, How::Named { words: &["assemblyai"], shapes: &["[0-9a-f]{32}"] }; High, High;
        yes ["ASSEMBLYAI_API_KEY=045abe82ba53cce8¦cfd534153dfe5cb0"];
        no ["ASSEMBLYAI_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ASSEMBLYAI_API_KEY_PATH=4ff3de128a07a3d7¦fbc4105ff52fa7a8"];
    },
    rule! {
        "wandb-api-key", "Weights & Biases", "API key of the older kind", "https://docs.wandb.ai/support/find_api_key/";
        "token", Secret, Contextual, How::Named { words: &["wandb"], shapes: &["[0-9a-f]{40}"] }; High, High;
        yes ["WANDB_API_KEY=17cc72eee2fea3f03cd1¦0296eab17eafbe3370ab"];
        no ["WANDB_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "WANDB_API_KEY_PATH=9b315f4d38663c6e6a3d¦13ee4f01df5543cacd78"];
    },
    rule! {
        "confluent-secret", "Confluent Cloud", "API secret", "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
        "token", Secret, Contextual, How::Named { words: &["confluent", "ccloud", "kafkaapi"], shapes: &["[A-Za-z0-9+/]{64}"] }; High, High;
        yes ["CONFLUENT_API_SECRET=Z9VSczIIams4vgT1sj3Utv7joNMNntSr¦W6rItp9LgisoUtHwWjelk8qtarv51iS4"];
        no ["CONFLUENT_API_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "CONFLUENT_API_SECRET_PATH=2bzAhGBYJDqDMRwyKSrQJ1DsySNwiCW0¦cGn3rvj3OvpjYPgyyzsSsqD7YYa9yrU9"];
    },
    rule! {
        "elastic-api-key", "Elastic", "API key", "https://www.elastic.co/docs/deploy-manage/api-keys";
        "token", Secret, Contextual, How::Named { words: &["elastic", "elasticsearch"], shapes: &["[A-Za-z0-9+/_-]{50,80}={0,2}"] }; High, High;
        yes ["ELASTIC_API_KEY=DAvQMn3x33c1O6ottpXwlivmMxu¦9MScLrEL9LvgHYCbRjQIKl2QAVd"];
        no ["ELASTIC_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ELASTIC_API_KEY_PATH=7JCJ7UmDx7on1qTfykjWEytUhO9¦LhEygKaiiZFWO4NqVVXSN8wnhej0"];
    },
    rule! {
        "backblaze-key", "Backblaze B2", "Application key", "https://www.backblaze.com/docs/cloud-storage-application-keys";
        "token", Secret, Contextual, How::Named { words: &["b2app", "backblaze", "b2key"], shapes: &["K00[0-9][A-Za-z0-9/+]{27}"] }; High, High;
        yes ["B2_APP_KEY=K000HqWcP5pn6nP¦9Cr4UY6y8HYQiuSB"];
        no ["B2_APP_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "B2_APP_KEY_PATH=K0080xXgzgcfCS5¦pMUgF8GK9xiiAoEN"];
    },
    rule! {
        "alibaba-secret", "Alibaba Cloud", "AccessKey secret", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
        "token", Secret, Contextual, How::Named { words: &["alibaba", "aliyun", "alicloud"], shapes: &["[A-Za-z0-9]{30}"] }; High, High;
        yes ["ALIBABA_ACCESS_KEY_SECRET=qoxN3rb1GNi1s4v¦xbp08EvrJBdtVCF"];
        no ["ALIBABA_ACCESS_KEY_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ALIBABA_ACCESS_KEY_SECRET_PATH=EDLyQjEk0O6QaYc¦oZbUBYrHiApunEw"];
    },
    rule! {
        "scaleway-secret", "Scaleway", "Secret key", "https://www.scaleway.com/en/docs/iam/concepts/#api-key";
        "token", Secret, Contextual, How::Named { words: &["scw", "scaleway"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["SCW_SECRET_KEY=12b39929-ecc0-f574¦-c949-b04310c296b6"];
        no ["SCW_SECRET_KEY=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "SCW_SECRET_KEY_PATH=d4557863-51e2-9283¦-6fab-473926afea94"];
    },
    rule! {
        "hetzner-token", "Hetzner Cloud", "API token", "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/";
        "token", Secret, Contextual, How::Named { words: &["hcloud", "hetzner"], shapes: &["[A-Za-z0-9]{64}"] }; High, High;
        yes ["HCLOUD_TOKEN=kkXzU9bKAUPyOtvpbR1XIruV4edcWxTf¦jGLpmF1R20I5iMQu4oEuE5B2goB0llZx"];
        no ["HCLOUD_TOKEN=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "HCLOUD_TOKEN_PATH=lN6CjQi5iepxJXZO5xlu2SIdggFZXgAq¦P29znrKwgIcKLk8kq39Jvue8WCOwfOEQ"];
    },
    rule! {
        "vultr-key", "Vultr", "API key", "https://docs.vultr.com/";
        "token", Secret, Contextual, How::Named { words: &["vultr"], shapes: &["[A-Z0-9]{36}"] }; High, High;
        yes ["VULTR_API_KEY=XOCN7XY43CCUG7RQ8L¦YYXE7QYO7ZWW54A6I2"];
        no ["VULTR_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "VULTR_API_KEY_PATH=KOE6RNJLKXHO0VH444¦NK0BPCIKI6CJDKQL7Z"];
    },
    rule! {
        "consul-token", "HashiCorp Consul", "ACL token", "https://developer.hashicorp.com/consul/docs/secure/acl";
        "token", Secret, Contextual, How::Named { words: &["consul"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["CONSUL_HTTP_TOKEN=0926eff5-7d45-85ae¦-27cc-4306d435f132"];
        no ["CONSUL_HTTP_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "CONSUL_HTTP_TOKEN_PATH=f40ddb1d-7fcb-3d48¦-f729-d860030c6adb"];
    },
    rule! {
        "nomad-token", "HashiCorp Nomad", "ACL token", "https://developer.hashicorp.com/nomad/docs/secure/acl";
        "token", Secret, Contextual, How::Named { words: &["nomad"], shapes: &["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"] }; High, High;
        yes ["NOMAD_TOKEN=34d88db8-c6df-5bf8¦-9bc4-37e536ca15c0"];
        no ["NOMAD_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "NOMAD_TOKEN_PATH=24fd2287-b21c-c915¦-fe06-961751b70528"];
    },
    rule! {
        "looker-secret", "Looker", "Client secret", "https://cloud.google.com/looker/docs/api-auth";
        "token", Secret, Contextual, How::Named { words: &["looker"], shapes: &["[A-Za-z0-9]{24}"] }; High, High;
        yes ["LOOKERSDK_CLIENT_SECRET=xZWqZZlMhAvt¦E6FjSu1j6lWW"];
        no ["LOOKERSDK_CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxx", "LOOKERSDK_CLIENT_SECRET_PATH=90ROm9Md7ZkA¦QLagGjEgSV8H"];
    },
    rule! {
        "mapbox-secret", "Mapbox", "Secret access token", "https://docs.mapbox.com/help/dive-deeper/access-tokens/";
        "token", Secret, Contextual, How::Named { words: &["mapbox"], shapes: &["sk\\.eyJ[A-Za-z0-9_-]{60,120}\\.[A-Za-z0-9_-]{20,30}"] }; High, High;
        yes ["MAPBOX_SECRET_TOKEN=sk.eyJg9Q4i0ykQsc9YkexPwV9xdrd5l3BeHQEYoyOrsOzUa¦9WhiAs1QPSFZrv0VEj7LeUWN.RL8vr76MfvMPvP3QNOM1P1nW"];
        no ["MAPBOX_SECRET_TOKEN=xx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx", "MAPBOX_SECRET_TOKEN_PATH=sk.eyJxGH6Fr9qfnAw2i9C2eXnUf545k3RfLw6gRZOwk¦IDhzbe8iCgWZ3rxLdHshdUs.ArNYlGUXn3QLjQPRe9nV"];
    },
    rule! {
        "openweather-key", "OpenWeather", "API key", "https://openweathermap.org/appid";
        "token", Secret, Contextual, How::Named { words: &["openweather"], shapes: &["[0-9a-f]{32}"] }; High, Low;
        yes ["OPENWEATHER_API_KEY=b5fd6dbbc8e54738¦7dc644f05df4af98"];
        no ["OPENWEATHER_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "OPENWEATHER_API_KEY_PATH=1c35168f3ea8bb8b¦0d3b659bafe2c9e4"];
    },
    rule! {
        "virustotal-key", "VirusTotal", "API key", "https://docs.virustotal.com/reference/getting-started";
        "token", Secret, Contextual, How::Named { words: &["virustotal", "vtapi"], shapes: &["[0-9a-f]{64}"] }; High, High;
        yes ["VIRUSTOTAL_API_KEY=5adc225a7aa98c8ebed550478265c332¦f10c23842c9779e44501bafe8e45ed9b"];
        no ["VIRUSTOTAL_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "VIRUSTOTAL_API_KEY_PATH=f72e9bd849004b9f0ff90d970b6ddc75¦cc782d7898d625493ee8f6a041053984"];
    },
    rule! {
        "shodan-key", "Shodan", "API key", "https://developer.shodan.io/api";
        "token", Secret, Contextual, How::Named { words: &["shodan"], shapes: &["[A-Za-z0-9]{32}"] }; High, High;
        yes ["SHODAN_API_KEY=tcuAOFJAfNVaTyzf¦XdsyCVF1w8JDRxZE"];
        no ["SHODAN_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "SHODAN_API_KEY_PATH=ieLM51Q0Y1AHxtPY¦xcPvCMdvxGhqNeYr"];
    },
];

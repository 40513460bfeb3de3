//! Messages, mail, social networks, files.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, token};

pub(super) const RULES: &[Rule] = &[
    token! {
        "slack-bot-token", "Slack", "Bot token", "https://api.slack.com/concepts/token-types";
        ["xoxb-"], "", ["[0-9]{9,14}-[0-9]{9,14}-[A-Za-z0-9]{20,36}", "[0-9]{9,14}-[A-Za-z0-9]{20,36}"], Random; High, Critical;
        yes ["xo¦xb-0519276968521-8833715612-S3GzIsuOAyJbUa9BeukMpsr2", "xo¦xb-626679800743-bBRbfhgFRpeUszQUmd6SSs7y"];
        no ["xo¦xb-372232794613", "xo¦xb-xxxxxxxxxxxxxx-xxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "slack-user-token", "Slack", "User token", "https://api.slack.com/concepts/token-types";
        ["xoxp-", "xoxo-", "xoxs-", "xoxa-"], "", ["[0-9]{9,14}-[0-9]{9,14}-[0-9]{9,14}-[0-9A-Fa-f]{28,64}", "[0-9]-[0-9]{9,14}-[0-9]{9,14}-[A-Za-z0-9]{24,64}"], Random; High, Critical;
        yes ["xo¦xp-98000898717976-87703969582-56087310950-B6Ec0709B4d44DAEa2552da60da93", "xo¦xo-25624204063699-92291898303-36944516803515-EEbcEadeD3AEDb08eFaA005A3b515e1a5", "xo¦xp-5-479239820-620439343265-ogenZrZSHofiiWXYiu8vpEGrN5kH"];
        no ["xo¦xp-517377800567", "xo¦xp-xxxxxxxxxxxx-xxxxxxxxx-xxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "slack-config-token", "Slack", "Configuration access or refresh token", "https://api.slack.com/reference/manifests#config-tokens";
        ["xoxe.xoxp-", "xoxe.xoxb-", "xoxe-"], "", ["[0-9]-[A-Za-z0-9]{140,180}"], None; High, High;
        yes ["xoxe.¦xoxp-4-Bvpk0r16Gg3MUrSIAux7EzS9AO3rNlJ0OMZcN8NGYnOqLrsQUoAvAzVL2uLmdFf9mQmOHUBNaQV7J10mOCjO8i6EgZ6FsTJ4rcDEbFAISfVytRUIte3ViOPecMZLCuU5nayi5qwGWZcQEBBSS", "xoxe.¦xoxb-9-50qHmiw4IlesgfuLa2J6DDQ14wjWMZQhuHuIXv3t2RCkQwdnenU3eq239QJbqU7ihNSmrPoXjQ91cOYwhre9vrwEgBsfLZatmYiMtzRK6mS3pxBSga8yufgsPWt2OeEx5ZfY713jWN8QPxs"];
        no ["xoxe.¦xoxp-1-rfHtRo1MTW", "xoxe.¦xoxp-x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "slack-app-token", "Slack", "App-level token", "https://api.slack.com/concepts/token-types";
        ["xapp-"], "", ["[0-9]-[A-Z0-9]{9,14}-[0-9]{9,14}-[0-9a-f]{64}"], None; High, High;
        yes ["xa¦pp-2-R27CAO0RJDY4X-97548872755-04a6091fe888fc801a759cd9236ee67b1b11729e29a2469419136744030219eb"];
        no ["xa¦pp-6-51LRK4M58L", "xa¦pp-x-xxxxxxxxxxxxxx-xxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "slack-session-cookie", "Slack", "Session token of a browser", "https://api.slack.com/concepts/token-types";
        ["xoxd-"], "", ["([A-Za-z0-9]|%2B|%2F|%3D|+|/|=){100,}"], Random; High, High;
        yes ["xo¦xd-Y54Zz8xUMj1gdfm1AIUKrnZ4dBzdtzHctsOdfGSjnK6QM8FSD0MTLHtzuPRcoZX5XMiVqPd9iouEjy6QEHOQ5q5jrUQE3KA2yXlxastqB"];
        no ["xo¦xd-pMMecPdNm14X", "xo¦xd-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "slack-webhook", "Slack", "Incoming webhook", "https://api.slack.com/messaging/webhooks";
        ["hooks.slack.com/"], "https://", ["services/T[A-Z0-9]{8,11}/B[A-Z0-9]{8,11}/[A-Za-z0-9]{24}", "workflows/T[A-Z0-9]{8,11}/A[A-Z0-9]{8,11}/[0-9]{15,20}/[A-Za-z0-9]{24}", "triggers/T[A-Z0-9]{8,11}/[0-9]{11,15}/[0-9a-f]{32}"], Random; High, High;
        yes ["https://hooks.sl¦ack.com/services/T510UYXM4/BLD9ZD5J1KIY/RawREJLgASKILvCoS0FbCEz2", "https://hooks.sl¦ack.com/workflows/TQ6HTFV5ESLT/ALF2CU4N8Q/9484702513205980/QEshBBhXR4JtuQnKLPyDgTUH", "https://hooks.sl¦ack.com/triggers/T90PGMMPN4/18712401416/91146933b60e426c1c5d6ceb4884abce"];
        no ["https://hooks.sl¦ack.com/services/T7T", "https://hooks.sl¦ack.com/xxxxxxxx/xxxxxxxxxxx/xxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "discord-webhook", "Discord", "Webhook", "https://discord.com/developers/docs/resources/webhook";
        ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], "https://([a-z]{1,12}\\.)?", ["[0-9]{17,20}/[A-Za-z0-9_-]{60,72}"], Random; High, High;
        yes ["https://discord.com/¦api/webhooks/19915071527360583/U6LqlWSbkdWjOK9Q93rb4dgDtdZBGzxP3uySHGUsbFChBh6HJS0XiOL4s9DHJ20aQv", "https://discordapp.com¦/api/webhooks/63946131454452150526/7mkSS4NH3GwlSHXMBVdB5915fxqDFei6CjV4zW3qpcCuIW3rWLhIeQLx5zFXRjJ"];
        no ["https://discord.com/¦api/webhooks/670472722054", "https://discord.com/¦api/webhooks/xxxxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "teams-webhook", "Microsoft Teams", "Incoming webhook", "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook";
        [".webhook.office.com/webhookb2/"], "https://[a-z0-9-]{1,60}", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(/[A-Za-z0-9_-]{20,60})?"], None; High, High;
        yes ["https://3ffdlj.webhook.office¦.com/webhookb2/053abd8d-4dd8-2278-dc43-0b1986de4fa9@99486e55-ab37-fe83-d3a2-898f8889a1f2/IncomingWebhook/389418845175a6a009bd349b916709fe/1ae894f8-56fb-4c88-fa15-3a294dff2607"];
        no ["https://9ij.webhook.office¦.com/webhookb2/dde87f94-e65", "https://9ij.webhook.office¦.com/webhookb2/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx@xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx/xxxxxxxxxxxxxxx/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "telegram-bot-token", "Telegram", "Bot token", "https://core.telegram.org/bots/api#authorizing-your-bot";
        [":AA"], "[0-9]{8,10}", ["[A-Za-z0-9_-]{33}"], Random; High, High;
        yes ["93884112:¦AA3FAxE5FAjDYMLrZtu2MlQPffTXpseq3lH"];
        no ["54446012:¦AAncItEYZyjrmU", "54446012:¦AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "twilio-api-key", "Twilio", "SID of an API key", "https://www.twilio.com/docs/iam/api-keys";
        ["SK"], "", ["[0-9a-f]{32}"], None; High, High;
        yes ["S¦Kfac519a06aea4ee1f126e735914ab782"];
        no ["S¦K20b76d9e071c", "S¦Kxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "sendgrid-key", "SendGrid", "API key", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys";
        ["SG."], "", ["[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"], Random; High, Critical;
        yes ["S¦G.VzogB6L0g12TyErn0iht0D.DYSjR6J1N1TKu0MfKS8nJKPn4rQYAnlnshrvB97giMu"];
        no ["S¦G.nAk2V4SSqgxK", "S¦G.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "brevo-key", "Brevo", "API key", "https://developers.brevo.com/docs/getting-started";
        ["xkeysib-"], "", ["[0-9a-f]{64}-[A-Za-z0-9]{16}"], None; High, High;
        yes ["xkey¦sib-69e901875985b458da710247c398763fc066e44c2e3ee94ab516ce93fe2cdccf-Dw1m6ZqUvbHaPOah"];
        no ["xkey¦sib-96a7399e990d", "xkey¦sib-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx"];
    },
    token! {
        "brevo-smtp-key", "Brevo", "SMTP key", "https://developers.brevo.com/docs/smtp-integration";
        ["xsmtpsib-"], "", ["[0-9a-f]{64}-[A-Za-z0-9]{16}"], None; High, High;
        yes ["xsmt¦psib-b68fa346e007bb95460aeb55bb80d7ef1f6b4119a5908d92fd852c4cdecdb38e-rFvyhuxf8issaVYi"];
        no ["xsmt¦psib-e98efe0a5a9a", "xsmt¦psib-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx"];
    },
    token! {
        "mailchimp-key", "Mailchimp", "API key", "https://mailchimp.com/developer/marketing/guides/quick-start/";
        ["-us"], "[0-9a-f]{32}", ["[0-9]{1,2}"], None; High, High;
        yes ["69e498ebf662f0eb7fba73e46e3d9ed8-¦us7"];
        no ["7fbce68a20543aad8b543d3f6dc9172-¦us9", "gggggggggggggggggggggggggggggggg-¦us9"];
    },
    token! {
        "mailgun-key", "Mailgun", "API key", "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt";
        ["key-"], "", ["[0-9a-f]{32}"], None; High, High;
        yes ["ke¦y-ce756c903303969f064211e134f42c36"];
        no ["ke¦y-45e17aba5513", "ke¦y-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "resend-key", "Resend", "API key", "https://resend.com/docs/dashboard/api-keys/introduction";
        ["re_"], "", ["[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"], Random; High, High;
        yes ["r¦e_K2YPZCAB_Ge8EIXrpx2MA9Gzfpr9EuP5F"];
        no ["r¦e_sIxqZDMv_N2H", "r¦e_xxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "mailersend-token", "MailerSend", "API token", "https://developers.mailersend.com/general.html#authentication";
        ["mlsn."], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["ml¦sn.f015e9eeb7f257acf2721d388fa3fca16ddd6abaf08bf424670f73929501e6ba"];
        no ["ml¦sn.5e5f3415e2ea", "ml¦sn.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "facebook-access-token", "Meta", "Access token of Facebook or Instagram", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/";
        ["EAACEdEose0cBA", "EAAG", "EAAB", "EAAJ"], "", ["[A-Za-z0-9]{80,}"], Random; Medium, High;
        yes ["EAACEdE¦ose0cBAtrCy4Ydmk4wwXwQ5NyIKFDxwzD8yJLqPUvNwSKVr4u5AEMCCF9O1kyAo4sWKmnjJvCx5QLftthp99lySA", "EA¦AGFsnmzkejIIVA3bNHdRn7vzHZtRsOJ81T1vTEpvPZkNKjrTX5TE89ef8ppZda98SNDJPzAGEmdzBTOTDrTCJ"];
        no ["EAACEdE¦ose0cBAysPcwkhrfeo0", "EAACEdE¦ose0cBAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "twitter-bearer", "X", "Bearer token of an app", "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only";
        ["AAAAAAAAAAAAAAAAAAAAA"], "", ["[A-Za-z0-9%]{80,}"], Random; High, High;
        yes ["AAAAAAAAAA¦AAAAAAAAAAAYwYn3djDfIpizQqpdnxljOpOhYrJsCmuF25CEYHJeByQOs7Fky9GViv9aUahqJHTw2cxKbu0M9UyXWg7mw"];
        no ["AAAAAAAAAA¦AAAAAAAAAAAkt0FwAk0UcVe", "AAAAAAAAAA¦AAAAAAAAAAAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "linkedin-token", "LinkedIn", "Client secret of an application", "https://learn.microsoft.com/linkedin/shared/authentication/authentication";
        ["WPL_AP1."], "", ["[A-Za-z0-9]{16}\\.[A-Za-z0-9+/]{5,7}={0,2}"], None; High, High;
        yes ["WPL_¦AP1.Y3ZhFXgO1AydRzQE.7o7v7"];
        no ["WPL_¦AP1.NzlHnZky4OF", "WPL_¦AP1.xxxxxxxxxxxxxxxx.xxxxx"];
    },
    token! {
        "intercom-token", "Intercom", "Access token", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication";
        ["dG9rO"], "", ["[A-Za-z0-9_-]{54}={0,2}"], None; Medium, High;
        yes ["dG¦9rOhCaUPhGX6abA2745lW7lA6wXgTCZ0gbSuWAe2gUDb13P4RmJ6yBNwH"];
        no ["dG¦9rOu3LnMpxRutjF", "dG¦9rOxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "dropbox-token", "Dropbox", "Short-lived access token", "https://www.dropbox.com/developers/documentation/http/documentation#authorization";
        ["sl."], "", ["u\\.[A-Za-z0-9_-]{130,}", "[A-Za-z0-9_-]{110,}"], Random; High, High;
        yes ["s¦l.u.qo4hgWqdrKAOUILQyUsOyVs0ttcAn3x5IJXXXQrpPJyKomZEGOXeTLmqWR2ElBQHKkgkq4WgmTa7URiKXhFqNd560d74QiE6QndumzpcnPVaMCWI2IcjVWzMuNJkqJpy13IKwFEP", "s¦l.cikRC30rGQcCOhxL1V8Bf5RStMBXQzsHDscWOMi1na85FbwOSx7Ibek6JiE7z4aYroxUdtTXlnaV7orhefJmpmg2d195na7Qb9R5u05wQPY6KY"];
        no ["s¦l.u.4JN9gVx6Rs", "s¦l.x.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "zapier-webhook", "Zapier", "Catch hook", "https://help.zapier.com/hc/en-us/articles/8496083355661";
        ["hooks.zapier.com/hooks/catch/"], "https://", ["[0-9]{5,9}/[a-z0-9]{6,8}"], None; Medium, Medium;
        yes ["https://hooks.zapier.c¦om/hooks/catch/9396663/drssk2"];
        no ["https://hooks.zapier.c¦om/hooks/catch/758681", "https://hooks.zapier.c¦om/hooks/catch/xxxxxx/xxxxxx"];
    },
    token! {
        "hubspot-token", "HubSpot", "Access token of a private app", "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview";
        ["pat-na1-", "pat-na2-", "pat-eu1-", "pat-ap1-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["pat-¦na1-f586457c-696f-0870-777a-b606b6a87393", "pat-¦na2-9570b70d-1884-6cd4-7ab9-c8bd4c571a1d"];
        no ["pat-¦na1-68223b35-3ce", "pat-¦na1-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "salesforce-token", "Salesforce", "Access token of a session", "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm";
        ["00D"], "", ["[A-Za-z0-9]{12,15}!AQ[A-Za-z0-9._]{80,120}"], None; High, High;
        yes ["0¦0DBBAZEhayDsZ7N!AQCisW17VHS8krM3rerjZG0rsznWtLjTmapZIM743dDPq2YlMr04toXQvFhCRRq851POji3KBP0UgXwdGIGMBEAV"];
        no ["0¦0DGdQvztdXsLXE", "0¦0Dxxxxxxxxxxxxxx!xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "calcom-key", "Cal.com", "API key", "https://cal.com/docs/api-reference/v2/introduction";
        ["cal_live_"], "", ["[0-9a-f]{32}"], None; High, High;
        yes ["cal_¦live_545e8b9f7586813bf50a55177ead9536"];
        no ["cal_¦live_2cdee77ad979", "cal_¦live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
];

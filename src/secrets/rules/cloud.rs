//! Clouds, platforms, databases, vaults.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, token};

pub(super) const RULES: &[Rule] = &[
    token! {
        "aws-access-key-id", "AWS", "Access key ID of an IAM user; it names its account", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
        ["AKIA"], "", ["[A-Z2-7]{16}"], AwsKeyId; High, Critical;
        yes ["AK¦IARSU7JPYAZQGDYBLH"];
        no ["AK¦IAVUUN4F3H", "AK¦IAxxxxxxxxxxxxxxxx"];
    },
    token! {
        "aws-temp-key-id", "AWS", "Access key ID of temporary credentials", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
        ["ASIA"], "", ["[A-Z2-7]{16}"], AwsKeyId; High, High;
        yes ["AS¦IA2B2AKB27KQJDMLXU"];
        no ["AS¦IA2IJD7EQ2", "AS¦IAxxxxxxxxxxxxxxxx"];
    },
    token! {
        "aws-bedrock-key", "AWS", "Long-term API key of Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";
        ["ABSKQmVkcm9ja0FQSUtleS"], "", ["[A-Za-z0-9+/]{80,}={0,2}"], None; High, High;
        yes ["ABSKQmVkcm9¦ja0FQSUtleS0wlAauVfmz44K8CrVICMqIVFNsQY3vL6og0FlZiE36YGVSgGeCKrgm13ubedvVMeGkfgT6G4T7DMwWkJ"];
        no ["ABSKQmVkcm9¦ja0FQSUtleSV2bsbNMpyYgF", "ABSKQmVkcm9¦ja0FQSUtleSxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "aws-bedrock-short-key", "AWS", "Short-term API key of Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";
        ["bedrock-api-key-"], "", ["YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{40,}={0,2}"], None; High, High;
        yes ["bedrock-¦api-key-YmVkcm9jay5hbWF6b25hd3MuY29tnA19kME7MuFqFz7CCpiYCLhPVVSyl0M2FGbTNjvfAHsrf"];
        no ["bedrock-¦api-key-YmVkcm9jay5h", "bedrock-¦api-key-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gcp-api-key", "Google Cloud", "API key", "https://cloud.google.com/docs/authentication/api-keys";
        ["AIza"], "", ["[A-Za-z0-9_-]{35}"], Random; High, High;
        yes ["AI¦za5oz7nJFGmuSc1NHVcidnB76XXp8mCQtXlzB"];
        no ["AI¦zaQvcBeYobNl6t", "AI¦zaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gcp-oauth-secret", "Google Cloud", "Client secret of an OAuth client", "https://developers.google.com/identity/protocols/oauth2";
        ["GOCSPX-"], "", ["[A-Za-z0-9_-]{28}"], None; High, High;
        yes ["GOC¦SPX-MT4Ye0tZCjLSG0fx6LHQ4NrrZDU5"];
        no ["GOC¦SPX-5LEFqaUvymiV", "GOC¦SPX-xxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gcp-oauth-access-token", "Google Cloud", "OAuth access token", "https://developers.google.com/identity/protocols/oauth2";
        ["ya29."], "", ["[A-Za-z0-9_-]{60,}"], Random; High, High;
        yes ["ya¦29.4n35LKtn2oqhcCkUXU4iSaePAjH1jLLHHEt6T5WHU3iG1tcdIsRaEIH1a6gUiZPn8"];
        no ["ya¦29.vAIrN50I2JyJ", "ya¦29.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gcp-oauth-refresh-token", "Google Cloud", "OAuth refresh token", "https://developers.google.com/identity/protocols/oauth2";
        ["1//0"], "", ["[A-Za-z0-9_-]{60,}"], Random; High, High;
        yes ["1/¦/0phVbkWTejsnamaEEeBM181pOEPaNxdpz47tuzKHXRzV3BMvHIXbnT8d9lQdj"];
        no ["1/¦/0df2WEBKys5h7", "1/¦/0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "azure-ad-client-secret", "Microsoft Entra ID", "Client secret of an application", "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app";
        ["Q~"], "[A-Za-z0-9~._-]{3}[0-9]", ["[A-Za-z0-9~._-]{31,34}"], Random; High, Critical;
        yes ["jJf0Q¦~GNh3eGitQvI0kPg7mO6m46CzX6jzPydq3"];
        no ["7ri9Q¦~8doOBNh1Yd9O", "xxxxQ¦~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "azure-devops-pat-v2", "Azure DevOps", "Personal access token, 84 characters", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate";
        ["AZDO"], "[A-Za-z0-9]{76}", ["[A-Za-z0-9]{4}"], None; High, High;
        yes ["Q4dkv9bPFa8ec9BZrc3fo4G5szHN8z2hCk81GJg67mRGUpijiAaHX0ijIskf3bhhBG96l0Y7HquwAZ¦DOslGC"];
        no ["ClMMQMcC8YBF2CAHjli2QnuVWFPEQ1pemQjCZPxOszFmQ3SBGSeCCzVYrQ0kxgpuZz7OqpUzKMyMAZ¦DO8V", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAZ¦DOxxxx"];
    },
    token! {
        "azure-storage-key", "Azure Storage", "Account key in a connection string", "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage";
        ["AccountKey=", "SharedAccessKey="], "", ["[A-Za-z0-9+/]{86}==", "[A-Za-z0-9+/]{43}="], Random; High, Critical;
        yes ["Accou¦ntKey=ggxxVG2srxjucKkiudRez00bds4KPd4oBztp2giHDg3LHkJmrDrWeCuZbgVUWmiv05yTtpBRaZ0go8UeYAC6qL==", "SharedAc¦cessKey=V0Tod4Fhls7Mx98dCKyl25nrVBd25f5RZ5ZrGqK2FPeI38zHD3fd5X4OlFxsJjXt5f75VA7sMAYzbKGsMFhwSa==", "Accou¦ntKey=LNF8iqIMUuoMdC0NAdVOubwuzCUMSqAv2Lc01ZHiClz="];
        no ["Accou¦ntKey=K17xJVHc0Zvx", "Accou¦ntKey=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=="];
    },
    token! {
        "azure-function-key", "Azure Functions", "Key of a function or its host", "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to";
        ["AzFu"], "[A-Za-z0-9_-]{44}", ["[A-Za-z0-9+/]{4}==?"], None; High, High;
        yes ["r7Wr1OyysSfvdbJloAOqOB38PeXhfsOVmYuSbpLRhUYsAz¦FutRFA="];
        no ["2jEskINJXhY7p4PVnrhxGm2HLKL3hevMCNWQ8MYnWoFtAz¦FuF4", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAz¦Fuxxxx="];
    },
    token! {
        "azure-sas-token", "Azure Storage", "Signature of a shared access signature", "https://learn.microsoft.com/azure/storage/common/storage-sas-overview";
        ["&sig=", "?sig=", "%26sig%3D", "&amp;sig="], "", ["([A-Za-z0-9]|%2B|%2b|%2F|%2f|+|/|-|_){43,52}(%3D|%3d|=){1}"], Random; High, High;
        yes ["&s¦ig=2Zu1GmI9tnxwKnAzjIyyTlTpLn9aztrVU44XZYgudu0q%3D", "?s¦ig=FrTBQ6Uzya1AT9y1h7YOLRyQC3R1sVkxS6pw5OJNqMk%3D"];
        no ["&s¦ig=r2sZApQXBLzh", "&s¦ig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx%xx"];
    },
    token! {
        "alibaba-access-key-id", "Alibaba Cloud", "AccessKey ID", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
        ["LTAI"], "", ["5t[A-Za-z0-9]{18}", "4[A-Za-z0-9]{17,19}"], Random; Medium, High;
        yes ["LT¦AI5tQs5F6BSWhjlCCBtuRr", "LT¦AI4xFYrAsd6n2RrZBObD"];
        no ["LT¦AI5tjT17iqhU", "LT¦AIxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "tencent-secret-id", "Tencent Cloud", "SecretId of an API key", "https://www.tencentcloud.com/document/product/598/32675";
        ["AKID"], "", ["[A-Za-z0-9]{32}"], Random; Medium, High;
        yes ["AK¦IDcmN7259HQmCziRwy8Oh0pE50JZZm5tUM"];
        no ["AK¦IDjE0PK4epmTLY", "AK¦IDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "yandex-api-key", "Yandex Cloud", "API key", "https://yandex.cloud/docs/iam/concepts/authorization/api-key";
        ["AQVN"], "", ["[A-Za-z0-9_-]{35,38}"], Random; High, High;
        yes ["AQ¦VNIik5472akMuNGM9KXdd8c0j5zjxucvp6RYwUIJ"];
        no ["AQ¦VN1xphmM4V6s0u", "AQ¦VNxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "yandex-oauth-token", "Yandex", "OAuth token", "https://yandex.cloud/docs/iam/concepts/authorization/oauth-token";
        ["y0_"], "", ["[A-Za-z0-9_-]{50,60}"], Random; High, High;
        yes ["y¦0_taWLwraPU9cCPRbalU2LIzAT2CctvwqNAkdADaefnlzOb5jTrnDa"];
        no ["y¦0_m74RJgymuBcq", "y¦0_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "yandex-static-key", "Yandex Cloud", "Secret of a static access key", "https://yandex.cloud/docs/iam/concepts/authorization/access-key";
        ["YCM"], "", ["[A-Za-z0-9_-]{37}"], Random; Medium, High;
        yes ["Y¦CM8P8dBKV5XQxrPGhWCtC1FHo7UTsrCjompPHy0"];
        no ["Y¦CMLbKUGGYxfNhT", "Y¦CMxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "digitalocean-pat", "DigitalOcean", "Personal access token", "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
        ["dop_v1_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["dop¦_v1_363728c7bf0c6b890fa09a3b26f2d9c188b59314e44ad1f5b5386ad058a960bc"];
        no ["dop¦_v1_93930e564d49", "dop¦_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "digitalocean-oauth", "DigitalOcean", "OAuth access token", "https://docs.digitalocean.com/reference/api/oauth/";
        ["doo_v1_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["doo¦_v1_9e2779bb79690f073d89637b0185a0c0eac4329cd9062ff1c1ba5d42b08bea95"];
        no ["doo¦_v1_c7d446994e52", "doo¦_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "digitalocean-refresh", "DigitalOcean", "OAuth refresh token", "https://docs.digitalocean.com/reference/api/oauth/";
        ["dor_v1_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["dor¦_v1_37d2b1391c65a1fb78695987bc9946a9364637543c2f26f0baba42de5b6f0a67"];
        no ["dor¦_v1_3346077f2ee2", "dor¦_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "linode-token", "Linode", "Personal access token", "https://techdocs.akamai.com/linode-api/reference/get-started";
        ["lin_pat_"], "", ["[0-9A-Fa-f]{64}"], None; High, High;
        yes ["lin_¦pat_Edbe905951DeefdBe7d7CbD85d4922F41C9B3cbc41E2bCEed60c8F6AE4e7BfE8"];
        no ["lin_¦pat_1fD2b54Ca2Be", "lin_¦pat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cloudflare-origin-ca", "Cloudflare", "Origin CA key", "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/";
        ["v1.0-"], "", ["[0-9a-f]{24}-[0-9a-f]{146}"], None; High, High;
        yes ["v1¦.0-fcaf7191a52e86a8d601d4bd-8f6e9cce93a02ff3a1a88070c9f042956b98f0298bb6c9f479910124542aa9d9854e28ac0759fb00b9946f99783af23a7d95e5af4465c1c9faaf75eba5643a5f50f45434c0ad013de6"];
        no ["v1¦.0-fb44ae6fb8d5", "v1¦.0-xxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cloudflare-user-token", "Cloudflare", "User API token", "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/";
        ["cfut_"], "", ["[A-Za-z0-9_-]{40,60}"], Random; High, High;
        yes ["cf¦ut_JgDqymE972pk2uz78hodgtdtNUk2mwEMZZA10oxQA"];
        no ["cf¦ut_mjndyza63UIj", "cf¦ut_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cloudflare-account-token", "Cloudflare", "Account API token", "https://developers.cloudflare.com/fundamentals/api/get-started/account-owned-tokens/";
        ["cfat_"], "", ["[A-Za-z0-9_-]{40,60}"], Random; High, High;
        yes ["cf¦at_vlSbbaAF4odgyTk5HToBBwKj8jrzm0K9DnOK9hnKkQ6Ot"];
        no ["cf¦at_Clt4zLGVsiHz", "cf¦at_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cloudflare-global-key", "Cloudflare", "Global API key", "https://developers.cloudflare.com/fundamentals/api/get-started/keys/";
        ["cfk_"], "", ["[A-Za-z0-9_-]{40,60}"], Random; High, High;
        yes ["cf¦k_Wfn1ljVPYkwVrj0TGh8E2SE1SRqRvLMrSwOXXvkq"];
        no ["cf¦k_ae96VQZTjSHH", "cf¦k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "ibm-cloud-api-key", "IBM Cloud", "API key of a user", "https://cloud.ibm.com/docs/account?topic=account-userapikey";
        ["ApiKey-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["Api¦Key-e53de005-9fab-d9a6-0410-d0e447b133d4"];
        no ["Api¦Key-a00d739c-25d", "Api¦Key-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "oracle-ocid-secret", "Oracle Cloud", "Pre-authenticated request of Object Storage", "https://docs.oracle.com/iaas/Content/Object/Tasks/usingpreauthenticatedrequests.htm";
        ["oraclecloud.com/p/"], "", ["[A-Za-z0-9_-]{60,}/n/"], None; High, High;
        yes ["oracleclo¦ud.com/p/5MxfKtqoImJMOmlsZxu57goudyddqvixCs4ThrVwkUI10GcLYp0K7Ja8c2ajt/n/"];
        no ["oracleclo¦ud.com/p/D500OPaVVEZ3", "oracleclo¦ud.com/p/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/x/"];
    },
    token! {
        "heroku-key", "Heroku", "API key", "https://devcenter.heroku.com/articles/platform-api-quickstart";
        ["HRKU-"], "", ["AA[A-Za-z0-9_-]{58}"], None; High, High;
        yes ["HR¦KU-AACz7Crx8QYj24EjXwN9Jid9F0K4fhRSImEH1cMoaxUzPZoki8TJvrmsqasD"];
        no ["HR¦KU-AAt9niBdZ9Hb", "HR¦KU-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "flyio-token", "Fly.io", "Access token", "https://fly.io/docs/security/tokens/";
        ["fm2_", "fm1r_", "fm1a_"], "", ["[A-Za-z0-9+/]{90,}={0,3}"], Random; High, High;
        yes ["fm¦2_RiIFVr06voO9KB7teMIfbuwZSknjYpA3qxaE8ALHZ6JSWuW7zdLGdzm1rOJVq1wYpxTJRhMyiXgTJL3KH2HqRuQMtFGdk===", "fm¦1r_COrNz7rCDs7uKOZLsmNiZ3YG9XAiLH5rlxBWDbvvC7nSqTo4od0NWta8O8qh4hk0eg4g9QWtByyzMrQJckhptutS4FNG==="];
        no ["fm¦2_tAsBWmFzgaW4", "fm¦2_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=="];
    },
    token! {
        "render-api-key", "Render", "API key", "https://render.com/docs/api";
        ["rnd_"], "", ["[A-Za-z0-9]{28,36}"], Random; High, High;
        yes ["rn¦d_VnbwmlNeanBtuLxpjq62U70kEeId"];
        no ["rn¦d_Vh1y0pAchVc4", "rn¦d_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "netlify-token", "Netlify", "Personal access token", "https://docs.netlify.com/api/get-started/";
        ["nfp_", "nfc_", "nfo_", "nfb_", "nfu_"], "", ["[A-Za-z0-9]{36}"], Random; High, High;
        yes ["nf¦p_vHAyxM9SyKpbwlICh2qgq5MEa5KFZldnTAlh", "nf¦c_8keWACo69kFiHaBkhn9WrHMVMNtCS1Y3ikzt"];
        no ["nf¦p_NzQYpOjCPiWb", "nf¦p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "vercel-token", "Vercel", "Access token", "https://vercel.com/docs/rest-api#authentication";
        ["vcp_", "vci_", "vca_", "vcr_", "vck_"], "", ["[A-Za-z0-9]{56}"], Random; High, High;
        yes ["vc¦p_v68aAo9TdWjiR9BKfvqtm15lDMG2uaMVWWfOZKUEN1o49MDkvTrx7EQ4", "vc¦i_KQVPhkOIJShDcU1sitVLSXnA1gVYQSZr93MF8KcZl9mZTMve1MqLcZfo"];
        no ["vc¦p_UAoMzM9SLGRc", "vc¦p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "vercel-blob-token", "Vercel", "Read and write token of a Blob store", "https://vercel.com/docs/vercel-blob";
        ["vercel_blob_rw_"], "", ["[A-Za-z0-9]{16}_[A-Za-z0-9]{30}"], None; High, High;
        yes ["vercel_¦blob_rw_iuICDVkay3BjZXkp_rpzZwOEuuKX8f9oZootfXvV3Yg98S4"];
        no ["vercel_¦blob_rw_restuOEdB0GR", "vercel_¦blob_rw_xxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "supabase-token", "Supabase", "Personal access token", "https://supabase.com/docs/reference/api/introduction";
        ["sbp_"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["sb¦p_c22b77b7ab4099156a4a54731ad65b38053225aa"];
        no ["sb¦p_68d91d9efbac", "sb¦p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "supabase-secret-key", "Supabase", "Secret API key of a project", "https://supabase.com/docs/guides/api/api-keys";
        ["sb_secret_"], "", ["[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}"], None; High, High;
        yes ["sb_se¦cret_XVJp7OBucMQ94WE1Lg8opD_2vTtgCIl"];
        no ["sb_se¦cret_zWdNqCLzuSVm", "sb_se¦cret_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxx"];
    },
    token! {
        "planetscale-token", "PlanetScale", "Service token", "https://planetscale.com/docs/api/reference/service-tokens";
        ["pscale_tkn_"], "", ["[A-Za-z0-9_.=-]{32,64}"], Random; High, High;
        yes ["pscal¦e_tkn_IKbxa4utz0aOUt0n1gU1Q57CqqD5tAGoP"];
        no ["pscal¦e_tkn_RUCF4zINN57c", "pscal¦e_tkn_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "planetscale-password", "PlanetScale", "Password of a branch", "https://planetscale.com/docs/concepts/connection-strings";
        ["pscale_pw_"], "", ["[A-Za-z0-9_.=-]{32,64}"], Random; High, High;
        yes ["pscal¦e_pw_63zhmL5m9bmkiDHTsugKXOka0nCAPmTjbdpNj"];
        no ["pscal¦e_pw_ZFx5gVJ3P8Mt", "pscal¦e_pw_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "planetscale-oauth", "PlanetScale", "OAuth token", "https://planetscale.com/docs/api/reference/service-tokens";
        ["pscale_oauth_"], "", ["[A-Za-z0-9_.=-]{32,64}"], Random; High, High;
        yes ["pscale¦_oauth_L9ENwEltX4i6tff6SYNHB2NE8MUrsM7z5"];
        no ["pscale¦_oauth_tg12Z2hWZJuS", "pscale¦_oauth_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "neon-api-key", "Neon", "API key", "https://neon.com/docs/manage/api-keys";
        ["napi_"], "", ["[a-z0-9]{64}"], Random; High, High;
        yes ["na¦pi_nkeyhpwjbjp0cx3n8l554bq02rx63jwa1767jxxcf3lfblnbelo1qsrzi3ep273h"];
        no ["na¦pi_fkzb0lty44k1", "na¦pi_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "mongodb-atlas-secret", "MongoDB Atlas", "Secret of a service account", "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/";
        ["mdb_sa_sk_"], "", ["[A-Za-z0-9_-]{40}"], None; High, High;
        yes ["mdb_s¦a_sk_kPlWTiPiAfvmDhQTnCNpsoJp85YM63oubDXWoBjr"];
        no ["mdb_s¦a_sk_eVTLCTMYT7ck", "mdb_s¦a_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "databricks-token", "Databricks", "Personal access token", "https://docs.databricks.com/dev-tools/auth/pat.html";
        ["dapi"], "", ["[0-9a-f]{32}-[0-9]", "[0-9a-f]{32}"], None; High, High;
        yes ["da¦pi24e3203b1f5a6ec7a34cb1bab5cbdb1c-6", "da¦pi78158a98d7c9be9214d37c1f7f71ef22"];
        no ["da¦pi01196e1ef296", "da¦pixxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-x"];
    },
    token! {
        "databricks-oauth-secret", "Databricks", "OAuth secret of a service principal", "https://docs.databricks.com/dev-tools/auth/oauth-m2m.html";
        ["dose"], "", ["[0-9a-f]{32}"], None; High, High;
        yes ["do¦sec125753d99b32cc80dadd54ef1bbea90"];
        no ["do¦seedeeb276d5dc", "do¦sexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "scaleway-key", "Scaleway", "Access key", "https://www.scaleway.com/en/docs/iam/concepts/#api-key";
        ["SCW"], "", ["[A-Z0-9]{17}"], Random; Medium, High;
        yes ["S¦CWFQ475CH5JIUIZ9PAD"];
        no ["S¦CWEBEQZEO4", "S¦CWxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "tailscale-key", "Tailscale", "Auth key, API key, client secret or webhook secret", "https://tailscale.com/kb/1085/auth-keys";
        ["tskey-auth-", "tskey-api-", "tskey-client-", "tskey-webhook-", "tskey-scim-"], "", ["[A-Za-z0-9]{14,28}-[A-Za-z0-9]{20,40}"], Random; High, High;
        yes ["tskey¦-auth-FC5RFzdYiE71HB-wWzUwiHEbkkNaWf62hgEADAklV", "tskey¦-api-yIGD40Yogc2fql-R0Ma8ndsSg9ELZTyG4vjKA"];
        no ["tskey¦-auth-tfISM85xy1Kc", "tskey¦-auth-xxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "ngrok-token", "ngrok", "API key or credential", "https://ngrok.com/docs/api/#authentication";
        ["ngrok_"], "", ["[A-Za-z0-9]{40,60}"], Random; Medium, High;
        yes ["ngr¦ok_UnHQ1VIVjnKx3KjfDIinOBpwbhYKwhq1kUsw1mZRH0E"];
        no ["ngr¦ok_FtlD8QotHl9u", "ngr¦ok_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "infracost-key", "Infracost", "API key", "https://www.infracost.io/docs/";
        ["ico-"], "", ["[A-Za-z0-9]{32}"], Random; High, High;
        yes ["ic¦o-fyeSeFk9aCsQgPQK08PpFWDuQIwQleZS"];
        no ["ic¦o-89jBiJsd5XJF", "ic¦o-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "pulumi-token", "Pulumi", "Access token", "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/";
        ["pul-"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["pu¦l-e20dbd7b6c74ea0a0bac424adbd0868c875f507a"];
        no ["pu¦l-c7b598ef0de4", "pu¦l-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "terraform-cloud-token", "HCP Terraform", "API token", "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens";
        [".atlasv1."], "[A-Za-z0-9]{14}", ["[A-Za-z0-9_=-]{60,70}"], None; High, Critical;
        yes ["eFIPro17Iq6y40.atl¦asv1.TiU34itfbj8lkCOPMOHj6kJH5C9lbKUKX4iknSnvYFCqmE09z3oojd1XuFDA"];
        no ["YQOoMExJDoEtVn.atl¦asv1.X5tYq76U19U3", "xxxxxxxxxxxxxx.atl¦asv1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "vault-token", "HashiCorp Vault", "Service token", "https://developer.hashicorp.com/vault/docs/concepts/tokens";
        ["hvs."], "", ["[A-Za-z0-9_-]{24,200}"], Random; High, High;
        yes ["hv¦s.oL4QBicKk3xVVBeHax0TLuas7"];
        no ["hv¦s.2DiDbgQo4zX8", "hv¦s.xxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "vault-batch-token", "HashiCorp Vault", "Batch token", "https://developer.hashicorp.com/vault/docs/concepts/tokens";
        ["hvb."], "", ["[A-Za-z0-9_-]{100,300}"], Random; High, High;
        yes ["hv¦b.6TmtSF3VcvechtJvpWpGNYJBRO0DbHzZ6m34Tpvce9b9PtAJCi5mRoKKmQNa8gs2DvXZIazw2RIpZrGA9VwmQ5vCOZ9GJMV3ZP9DO1Yp"];
        no ["hv¦b.r4RNvmdbizDB", "hv¦b.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "vault-recovery-token", "HashiCorp Vault", "Recovery token", "https://developer.hashicorp.com/vault/docs/concepts/recovery-mode";
        ["hvr."], "", ["[A-Za-z0-9_-]{24,200}"], Random; High, High;
        yes ["hv¦r.4PKCnZlpKhTfqSh0ynRnhDgIvByDkN"];
        no ["hv¦r.yUEDOoD4Bfyf", "hv¦r.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "doppler-token", "Doppler", "Token: service, personal, CLI, SCIM or audit", "https://docs.doppler.com/reference/auth-token-formats";
        ["dp.st.", "dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."], "", ["[a-z0-9_-]{2,35}\\.[A-Za-z0-9]{40,44}", "[A-Za-z0-9]{40,44}"], Random; High, High;
        yes ["dp.¦st.8hu2t5.ZU4rAqsMbUTb2RmuNKJQ9VqenVikQVetRPFuIRVSlcU", "dp.¦pt.0l.X8sDu2yvQKDofeRhWkCJE1WkoQmIWAYk3j8ulfcS5", "dp.¦st.e5FvHhygdYwIfJgMPB2KmYMSSojRQ94HPI8WL5hk"];
        no ["dp.¦st.x1.siCmTjZ9p", "dp.¦st.xx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "infisical-token", "Infisical", "Service token", "https://infisical.com/docs/documentation/platform/token";
        ["st."], "", ["[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}"], None; High, High;
        yes ["s¦t.2454089cd353147f94599b09.c4b47eb3290b0439b5e234a8df29b6fe.69b5a1a1457d561a6bca01d85c46f347"];
        no ["s¦t.f169b473bcfb", "s¦t.xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "onepassword-sa-token", "1Password", "Token of a service account", "https://developer.1password.com/docs/service-accounts/";
        ["ops_"], "", ["eyJ[A-Za-z0-9_+/-]{200,}={0,3}"], Base64Json; High, Critical;
        yes ["op¦s_eyJvIjoiMzY0MzkyIiwibiI6InN0YWNrLTc0Mzk3MiIsImsiOiJYU0ZaWlBBNzJLaEY1ekZyY2o2UFhZWUFjM2pUajhDU2JieThrQXplZU45V1dRY2FxdUR0U2E5c1lsM1NDVklYaEF4Q2JZYTAwUWJjRXFDcDJYOUtPd3JnbXlMTHhnZW51WTVXSzgxVTlkd0hWWUh5MlgwUkFjaUh3aXJGRU90WUhIUDdxMlM2UEVRMXNBSm50QjdZeWlEY2FDR0VldGtHIiwibSI6eyJyIjoidXMifX0"];
        no ["op¦s_eyJvIjoiNTY0", "op¦s_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "onepassword-secret-key", "1Password", "Secret Key of an account", "https://support.1password.com/secret-key-security/";
        ["A3-"], "", ["[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}", "[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"], Random; High, High;
        yes ["A¦3-P4BRCS-V27LAPHSEDZ-2FWL2-FX3UV-9MOYR", "A¦3-Y1XEPI-GVXQCG-538LT-PF3EA-WY9IH-G1WYH"];
        no ["A¦3-ZB32PG-WF4YR", "A¦3-xxxxxx-xxxxxxxxxxx-xxxxx-xxxxx-xxxxx"];
    },
    token! {
        "age-secret-key", "age", "Identity: the private key of an X25519 recipient", "https://age-encryption.org/v1";
        ["AGE-SECRET-KEY-1"], "", ["[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"], AgeBech32; High, Critical;
        yes ["AGE-SECR¦ET-KEY-1ZUUT3MS8RJSF0SQC0H9U4XXFVD88THDYXNXLR9JXV5FTUFA6VRTSHQACEP"];
        no ["AGE-SECR¦ET-KEY-1RR5AVNACFL83", "AGE-SECR¦ET-KEY-1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
];

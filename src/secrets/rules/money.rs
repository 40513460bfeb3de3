//! Payments and shops.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, token};

pub(super) const RULES: &[Rule] = &[
    token! {
        "workos-key", "WorkOS", "API key", "https://workos.com/docs/reference/api-keys";
        ["sk_"], "", ["(live|test)_a2V5X[A-Za-z0-9]{20,}"], Random; High, High;
        yes ["s¦k_live_a2V5X0z7BrxzKVlGsjk4ztuOyAD1b"];
        no ["s¦k_live_a2V5XEZ", "s¦k_xxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "paystack-key", "Paystack", "Secret key, live", "https://paystack.com/docs/api/authentication/";
        ["sk_live_"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["sk_l¦ive_1ddf12a04eee7b5915b55496cc3040cec2bbce1b"];
        no ["sk_l¦ive_67faa6e1c7f9", "sk_l¦ive_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "stripe-secret-key", "Stripe", "Secret key, live", "https://docs.stripe.com/keys";
        ["sk_live_"], "", ["[A-Za-z0-9]{20,247}"], Random; High, Critical;
        yes ["sk_l¦ive_qDSiRNF270FhM6OkZSkczmF"];
        no ["sk_l¦ive_OHbVmJ0pTmz", "sk_l¦ive_xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "stripe-restricted-key", "Stripe", "Restricted key, live", "https://docs.stripe.com/keys";
        ["rk_live_"], "", ["[A-Za-z0-9]{20,247}"], Random; High, Critical;
        yes ["rk_l¦ive_PLKWb6CCoL0Bdw1o7bzZxLc"];
        no ["rk_l¦ive_GuvD0pmWloW", "rk_l¦ive_xxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "stripe-test-key", "Stripe", "Secret or restricted key of a sandbox", "https://docs.stripe.com/keys";
        ["sk_test_", "rk_test_"], "", ["[A-Za-z0-9]{20,247}"], Random; Medium, Low;
        yes ["sk_t¦est_4KVA27jCNXJR1eskTlZHmmp", "rk_t¦est_O0B25hLM9n3xsrT899aq9V"];
        no ["sk_t¦est_ZsWLVEeTpVMF", "sk_t¦est_xxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "stripe-webhook-secret", "Stripe", "Signing secret of a webhook", "https://docs.stripe.com/webhooks/signature";
        ["whsec_"], "", ["[A-Za-z0-9+/]{32,80}={0,2}"], Random; High, High;
        yes ["whs¦ec_kgsu0aJejJlkJxENRzFb4vKvGDPqemQJlj"];
        no ["whs¦ec_LnRSuDq5XrdJ", "whs¦ec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "square-token", "Square", "Access token", "https://developer.squareup.com/docs/build-basics/access-tokens";
        ["EAAA"], "", ["[A-Za-z0-9_-]{60}"], Random; High, High;
        yes ["EA¦AAjj7aipLsxKflvhjgmt4vkbS4KWVIm5NeH0QRwqfOUGleHlIfsC3jQOeieI2L"];
        no ["EA¦AAJZ5uf65lrAw9", "EA¦AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "square-oauth-token", "Square", "OAuth access token", "https://developer.squareup.com/docs/oauth-api/overview";
        ["sq0atp-"], "", ["[A-Za-z0-9_-]{22}"], None; High, High;
        yes ["sq0¦atp-EFCml9sTpdLCaxnCLhxDZB"];
        no ["sq0¦atp-jWipWdg2zpK", "sq0¦atp-xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "square-oauth-secret", "Square", "OAuth application secret", "https://developer.squareup.com/docs/oauth-api/overview";
        ["sq0csp-"], "", ["[A-Za-z0-9_-]{43}"], None; High, High;
        yes ["sq0¦csp-9jrHRERAS44ebQYd1l1oBwdsbbmjhNW5uRBGzHJqBIr"];
        no ["sq0¦csp-WgDZ10O5SMxl", "sq0¦csp-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shopify-access-token", "Shopify", "Access token of an app", "https://shopify.dev/docs/apps/build/authentication-authorization";
        ["shpat_"], "", ["[0-9A-Fa-f]{32}"], None; High, High;
        yes ["shp¦at_Df13c7b8862CA2008D522A532Dc1feFc"];
        no ["shp¦at_D38F9DBEeb53", "shp¦at_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shopify-custom-token", "Shopify", "Access token of a custom app", "https://shopify.dev/docs/apps/build/authentication-authorization";
        ["shpca_"], "", ["[0-9A-Fa-f]{32}"], None; High, High;
        yes ["shp¦ca_9FBeCdFeA6E8f05a7F16F18D0C0eEC59"];
        no ["shp¦ca_B57aA164aee8", "shp¦ca_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shopify-private-token", "Shopify", "Access token of a private app", "https://shopify.dev/docs/apps/build/authentication-authorization";
        ["shppa_"], "", ["[0-9A-Fa-f]{32}"], None; High, High;
        yes ["shp¦pa_5Cccef0eDCde57F9481cEfa98E67BDFa"];
        no ["shp¦pa_63926EeC0571", "shp¦pa_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shopify-shared-secret", "Shopify", "Shared secret of an app", "https://shopify.dev/docs/apps/build/authentication-authorization";
        ["shpss_"], "", ["[0-9A-Fa-f]{32}"], None; High, High;
        yes ["shp¦ss_9DA607d9bcACD503a7Ce1914AA2eE61E"];
        no ["shp¦ss_A024Ae649Cab", "shp¦ss_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shopify-partner-token", "Shopify", "Partner API token", "https://shopify.dev/docs/apps/build/authentication-authorization";
        ["shptka_"], "", ["[0-9A-Fa-f]{32}"], None; High, High;
        yes ["shp¦tka_DeFD1f96fF4fc3ed9EE667A8Beb4a3E0"];
        no ["shp¦tka_C166ecF2FF6D", "shp¦tka_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "braintree-token", "PayPal Braintree", "Access token, production", "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens";
        ["access_token$production$"], "", ["[0-9a-z]{16}\\$[0-9a-f]{32}"], None; High, Critical;
        yes ["access_token¦$production$v4x24nwpjb9inpyx$4bab623b7fbd4777e1988c068d0b3d3b"];
        no ["access_token¦$production$2n4u6qfrc736", "access_token¦$production$xxxxxxxxxxxxxxxx$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "adyen-key", "Adyen", "API key", "https://docs.adyen.com/development-resources/api-credentials/";
        ["AQE"], "", ["[A-Za-z0-9+/]{60,160}={0,2}-[A-Za-z0-9+/]{43}=-[A-Za-z0-9_+{}<>;:$^@!%?&*.,|~()\\[\\]#]{16}"], None; High, High;
        yes ["A¦QENfti7LMS7rJizQPwnH64llZOWz4Oey15Dj0yZW8hPjvdkZmRT1S9g8mMRQ0OBMP-FeOYvmrGmwPA7pgceM3hgnLH1B7ehnN2zvUjisixBFx=-yoMgPGEz73sf2A6x"];
        no ["A¦QEFVXhyKfeChAQ", "A¦QExxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=-xxxxxxxxxxxxxxxx"];
    },
    token! {
        "flutterwave-key", "Flutterwave", "Secret key", "https://developer.flutterwave.com/docs/authentication";
        ["FLWSECK-", "FLWSECK_TEST-"], "", ["[0-9a-f]{32}-X"], None; High, High;
        yes ["FLWS¦ECK-458cd2b97f71d3560d71d076e84910ea-X", "FLWSEC¦K_TEST-b12bfdb3f57b3784c4cfdaa852637209-X"];
        no ["FLWS¦ECK-4ab97315115b", "FLWS¦ECK-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-x"];
    },
    token! {
        "plaid-token", "Plaid", "Access token", "https://plaid.com/docs/api/items/";
        ["access-sandbox-", "access-development-", "access-production-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["access-¦sandbox-16ff22f7-617f-a049-0711-da9bc2fbf4c4", "access-de¦velopment-e610ff0d-85e8-b64e-742a-033d0cb3ccfd"];
        no ["access-¦sandbox-59aeb2d3-e1b", "access-¦sandbox-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "mollie-key", "Mollie", "API key, live", "https://docs.mollie.com/reference/authentication";
        ["live_"], "", ["[A-Za-z0-9]{30}"], Random; Medium, High;
        yes ["li¦ve_ALi3C3MxtA9DV4TY4DlUzD6Bm6kgXe"];
        no ["li¦ve_nSMK1pfV8qtv", "li¦ve_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gocardless-token", "GoCardless", "Access token, live", "https://developer.gocardless.com/api-reference/#api-usage";
        ["live_"], "", ["[A-Za-z0-9_-]{40}"], Random; Medium, High;
        yes ["li¦ve_xHlNSayLua4N4351Y5OJpkUmMrBV1z4Z6FqtE1W4"];
        no ["li¦ve_M1CIYHBneVxi", "li¦ve_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "easypost-key", "EasyPost", "API key", "https://docs.easypost.com/docs/authentication";
        ["EZAK", "EZTK"], "", ["[A-Za-z0-9]{54}"], Random; High, High;
        yes ["EZ¦AKmJqYD8TegtICvDvaVIJfBdQcXJFDcirVNrc0iSRyeQjiBOPqDfBR4S", "EZ¦TKmHmzGTAx6lXuJLIRGcVajx03BaUqb3dTjFGxmHCN81YWrM3xDlml3G"];
        no ["EZ¦AKz543FQCtSmqj", "EZ¦AKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "shippo-token", "Shippo", "API token", "https://docs.goshippo.com/docs/guides_general/authentication/";
        ["shippo_live_", "shippo_test_"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["shippo¦_live_00cc06a3bf3368a22ca95fdcdb02a76e0146142d", "shippo¦_test_55964ea6e2a36256358855a7dbbfbd395db8a1ef"];
        no ["shippo¦_live_e22fb8a5dd82", "shippo¦_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "lob-key", "Lob", "API key", "https://docs.lob.com/#tag/Authentication";
        ["live_", "test_"], "", ["[0-9a-f]{35}"], None; Medium, High;
        yes ["li¦ve_5f8735422add498df5f6dbf558f61df74b2", "te¦st_35b115eb87daddbbbb6eb34e8c32584cdc2"];
        no ["li¦ve_c06fac0435c2", "li¦ve_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "polar-token", "Polar", "Access token", "https://polar.sh/docs/integrate/oat";
        ["polar_oat_", "polar_pat_"], "", ["[A-Za-z0-9_-]{40,60}"], Random; High, High;
        yes ["polar¦_oat_wVoOhtwjwF9CFUOVRQNDD782X03ile3hiLzT6AJ11l", "polar¦_pat_aHjSPtjZzmWS7MJJjPH74BNFjRzqfB7a55a89pEujz"];
        no ["polar¦_oat_IXfNogX36SJW", "polar¦_oat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "paddle-key", "Paddle", "API key", "https://developer.paddle.com/api-reference/about/api-keys";
        ["pdl_live_apikey_", "pdl_sdbx_apikey_"], "", ["[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"], None; High, High;
        yes ["pdl_live¦_apikey_kj5b1tfqp8y1cqlxlepvl9992j_PaLZApJDzHq5uRd42soqxz_NzL", "pdl_sdbx¦_apikey_14rj33mf3wzzqf6lssf8s43a67_XyoGQ5YRdyyktt4zKi841P_C95"];
        no ["pdl_live¦_apikey_osfggnkjdd9m", "pdl_live¦_apikey_xxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxx_xxx"];
    },
    token! {
        "trigger-dev-key", "Trigger.dev", "Secret key", "https://trigger.dev/docs/apikeys";
        ["tr_dev_", "tr_prod_", "tr_stg_"], "", ["[A-Za-z0-9]{20,24}"], Random; High, High;
        yes ["tr_¦dev_BsJYbkniRBeNqOWId2HDj", "tr_p¦rod_4GVCGbLPUNSkzg93OK1dZT"];
        no ["tr_¦dev_iLosnIHo0G", "tr_¦dev_xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "convex-key", "Convex", "Deploy key", "https://docs.convex.dev/cli/deploy-key-types";
        ["prod:"], "", ["[a-z]{3,12}-[a-z]{3,12}-[0-9]{1,4}\\|[A-Za-z0-9=]{40,200}"], None; Medium, High;
        yes ["pr¦od:bawcqad-fbgqanqj-7039|9as5YQPj5BWsZirGeI5JUG7HMqbBReRxBlR2JoAGLLWnP"];
        no ["pr¦od:lbj-iwk-99|n", "pr¦od:xxx-xxx-xx|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
];

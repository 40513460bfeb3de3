//! What developers work with: forges, registries, builds, observability, planning.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, token};

pub(super) const RULES: &[Rule] = &[
    token! {
        "github-pat", "GitHub", "Classic personal access token", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["ghp_"], "", ["[A-Za-z0-9]{36}"], GitHubCrc; High, Critical;
        yes ["gh¦p_MI8ghB0IPrs8NM6f2pzzQjTOknahF62G8ghO"];
        no ["gh¦p_GcLT8s6h8Ibj", "gh¦p_GcL08s6h8IbjPeGsQt4zsv2iz29jaz2DMV5I"];
    },
    token! {
        "github-oauth", "GitHub", "OAuth access token", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["gho_"], "", ["[A-Za-z0-9]{36}"], GitHubCrc; High, High;
        yes ["gh¦o_BJlh6E5t34HXQn3SHFbJBOjXOjSYLQ3eoszh"];
        no ["gh¦o_4kRcplDoXI34", "gh¦o_4kR0plDoXI34KnsPPq82UCdkRPQmQ02VVebv"];
    },
    token! {
        "github-user-to-server", "GitHub", "User access token of a GitHub App", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["ghu_"], "", ["[A-Za-z0-9]{36}"], GitHubCrc; High, High;
        yes ["gh¦u_le30phjpy6mYxohoo08yVFN4qQHqSf4Svppz"];
        no ["gh¦u_uJU5vkeaNpbp", "gh¦u_uJU0vkeaNpbpKDi0Y1eHZDlgsyBHKX2D7sRf"];
    },
    token! {
        "github-server-to-server", "GitHub", "Installation access token of a GitHub App", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["ghs_"], "", ["[A-Za-z0-9]{36}"], GitHubCrc; High, High;
        yes ["gh¦s_gtMYcg78IoN6H1GJiQTbe0gjbO8P9O1qPpQp"];
        no ["gh¦s_EgrNMcve8xFi", "gh¦s_Egr0Mcve8xFiZiSERgVK1CdoZvWSxQ0rBFTx"];
    },
    token! {
        "github-refresh", "GitHub", "Refresh token of a GitHub App", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["ghr_"], "", ["[A-Za-z0-9]{76}", "[A-Za-z0-9]{36}"], GitHubRefresh; High, High;
        yes ["gh¦r_SHinliuBElcAqGPT93BrUgn0C8mJm7Hyt55GuFVamjEEs6Uz0zpwr65bQfZ6lVLHmEICXA7nUPt7", "gh¦r_H6t5xHnKNQgubrWh4VRkEICvK5UDmz2u1nKn"];
        no ["gh¦r_zOAfeCXvP2Fg", "gh¦r_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "github-fine-grained", "GitHub", "Fine-grained personal access token", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
        ["github_pat_"], "", ["[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"], None; High, Critical;
        yes ["githu¦b_pat_3QmISABhilTutMwOSDr0Rh_aaux6cdVcxEuRvgQLCr2BX7GhxZGpsFqI4eqLoVOuDw0g9ZuaBWrXilBoZ0"];
        no ["githu¦b_pat_J44s8dr7KZai", "githu¦b_pat_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-pat", "GitLab", "Personal, project or group access token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glpat-"], "", ["[A-Za-z0-9_-]{20}\\.[0-9a-z]{2}\\.[0-9a-z]{7,9}", "[A-Za-z0-9_-]{27,300}\\.[0-9a-z]{2}\\.[0-9a-z]{7}", "[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["glp¦at-TtT3JEg6MxYG3tIuFsud.qy.vj8l5tq", "glp¦at-sKZiW6T1wV1zKrqXeF8s3IfEbyGkk.ei.a97dfnv", "glp¦at-90eezmE83S2se7ZWPm9O"];
        no ["glp¦at-sBCHAvPPziHn", "glp¦at-xxxxxxxxxxxxxxxxxxxx.xx.xxxxxxx"];
    },
    token! {
        "gitlab-runner", "GitLab", "Authentication token of a runner", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glrt-"], "", ["t[0-9]_[A-Za-z0-9_-]{20,27}", "[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["gl¦rt-t2_C3ZjWwptJq61BiLhdoWfq8T", "gl¦rt-MuEERVyYU9o0iy97veU1"];
        no ["gl¦rt-t3_QBvE5URW6", "gl¦rt-xx_xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-runner-registration", "GitLab", "Registration token of a runner", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["GR1348941"], "", ["[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["GR13¦48941KWAmAQFbSHpaF9gfO5Ih"];
        no ["GR13¦489413Odv75y5vJ", "GR13¦48941xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-trigger", "GitLab", "Pipeline trigger token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glptt-"], "", ["[0-9a-f]{40}"], Random; High, High;
        yes ["glp¦tt-8d7873a0f935f6923684b80512e4c9035b293474"];
        no ["glp¦tt-a8817546778e", "glp¦tt-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-deploy", "GitLab", "Deploy token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["gldt-"], "", ["[A-Za-z0-9_-]{20,}"], Random; High, High;
        yes ["gl¦dt-loej7q1Np0XdXMm7Md3D"];
        no ["gl¦dt-TYm5dps0EPy", "gl¦dt-xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-ci-job", "GitLab", "CI/CD job token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glcbt-"], "", ["[0-9a-zA-Z]{1,5}_[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["glc¦bt-yb_EQvS6OwKdlM3i7JdpMqc"];
        no ["glc¦bt-EAp9_7snjy4K", "glc¦bt-xxxx_xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-feed", "GitLab", "Feed token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glft-"], "", ["[A-Za-z0-9_-]{20,}"], Random; High, High;
        yes ["gl¦ft-eztcOsTgfNCs2mBr0gqaVxk"];
        no ["gl¦ft-1eQZoECCbTw", "gl¦ft-xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-incoming-mail", "GitLab", "Incoming mail token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glimt-"], "", ["[A-Za-z0-9_-]{25}"], Random; High, High;
        yes ["gli¦mt-rOQ4USlH1ATuaLRqWcqCKEAa4"];
        no ["gli¦mt-oBqC4G8NEAp3", "gli¦mt-xxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-agent", "GitLab", "Token of an agent for Kubernetes", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glagent-"], "", ["[A-Za-z0-9_-]{50}"], Random; High, High;
        yes ["glag¦ent-XChCRiwdN1zqSCzlVUudCcumueLJ0P4I6vqb7itVIGNvf81Tmb"];
        no ["glag¦ent-ujzrG2T4pnkV", "glag¦ent-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-scim", "GitLab", "SCIM token", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glsoat-"], "", ["[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["gls¦oat-sKZY0kzSf6wGCIyrhaKu"];
        no ["gls¦oat-eE8ZnFc09R", "gls¦oat-xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-oauth-secret", "GitLab", "Secret of an OAuth application", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["gloas-"], "", ["[0-9a-f]{64}"], Random; High, High;
        yes ["glo¦as-92d04f2ef1bfe3a7d244ffd8884b617b5f42f05ffb8e1b063b1913748854c7ea"];
        no ["glo¦as-64f73b382de7", "glo¦as-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-feature-flags", "GitLab", "Client token of feature flags", "https://docs.gitlab.com/security/tokens/#token-prefixes";
        ["glffct-"], "", ["[A-Za-z0-9_-]{20}"], Random; High, High;
        yes ["glf¦fct-88S8XuHvlxSph4O4oxc1"];
        no ["glf¦fct-Rw4fVCpZLS", "glf¦fct-xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "gitlab-session-cookie", "GitLab", "Session cookie", "https://docs.gitlab.com/user/profile/#cookies-used-for-sign-in";
        ["_gitlab_session="], "", ["[0-9a-f]{32}"], None; High, High;
        yes ["_gitlab_¦session=6d2563c857875051d98ed231ea040644"];
        no ["_gitlab_¦session=3f59ad13417c", "_gitlab_¦session=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "bitbucket-app-password", "Bitbucket", "App password", "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/";
        ["ATBB"], "", ["[A-Za-z0-9]{24}[0-9A-Fa-f]{8}"], Random; High, High;
        yes ["AT¦BBuPoLn344VnVaKEAM2yK5Qpbw784A95A5"];
        no ["AT¦BBPGRLiiFa51jk", "AT¦BBxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "atlassian-token", "Atlassian", "API token", "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
        ["ATATT3xFfGF0", "ATCTT3xFfGN0"], "", ["[A-Za-z0-9_-]{100,250}=[0-9A-F]{8}"], None; High, High;
        yes ["ATATT3¦xFfGF0Rjw4LtBHbQ9qRIFPfqZH4ghlaueFnSyN7jpFBrKzlJpu2NBGtfJpz4ncCRR3fODp30mydyir3nfPG1Q1RwlvmRX1vkLsTdG11yaCcb=1A3012FE", "ATCTT3¦xFfGN0Ckg6RHB0KgTQlK1Y5VtSoey3ZHtvycU017vNFJs6zKRm1j2LzDsDDEjpGV5gEAomvkn2WxQEwh3UruwbjPvqX6HgGmq3YnXRAZ1CXAl=7FD80D73"];
        no ["ATATT3¦xFfGF0SllYaRlEGja1", "ATATT3¦xFfGF0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=xxxxxxxx"];
    },
    token! {
        "npm-token", "npm", "Access token", "https://docs.npmjs.com/about-access-tokens";
        ["npm_"], "", ["[A-Za-z0-9]{36}"], NpmCrc; High, High;
        yes ["np¦m_WI215GCQYnWv7zj5JCZBOxVBYUNyxD0aUfG1"];
        no ["np¦m_8l9R03SdQVc2", "np¦m_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "pypi-token", "PyPI", "Upload token", "https://pypi.org/help/#apitoken";
        ["pypi-"], "", ["AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"], None; High, Critical;
        yes ["py¦pi-AgEIcHlwaS5vcmcxisSZb30OSXTeXa0FBsU8MMwXoSOtPlevRJX3RXjyjDJmwEWThOGsty3"];
        no ["py¦pi-AgEIcHlwaS5v", "py¦pi-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "testpypi-token", "TestPyPI", "Upload token", "https://test.pypi.org/help/#apitoken";
        ["pypi-"], "", ["AgENdGVzdC5weXBpLm9yZ[A-Za-z0-9_-]{50,}"], None; Medium, High;
        yes ["py¦pi-AgENdGVzdC5weXBpLm9yZG3bIGUOiNP2KKhNb1ukiivwJdfVaDTRV2rfe4DZAiNRJi1xXZPfDp"];
        no ["py¦pi-AgENdGVzdC5w", "py¦pi-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "rubygems-key", "RubyGems", "API key", "https://guides.rubygems.org/api-key-scopes/";
        ["rubygems_"], "", ["[0-9a-f]{48}"], None; High, High;
        yes ["ruby¦gems_7f2a1db5b48da073909d76a96ef9555e4b3216bb7a1997f5"];
        no ["ruby¦gems_1eea06a22077", "ruby¦gems_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "nuget-key", "NuGet", "API key", "https://learn.microsoft.com/nuget/nuget-org/publish-a-package#create-an-api-key";
        ["oy2"], "", ["[a-z2-7]{43}"], Random; High, High;
        yes ["o¦y2syso3xnbz2ewazu752ajf3yjwgq722trzdxops7y2r3"];
        no ["o¦y27lo3n5lnfpfi", "o¦y2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cratesio-token", "crates.io", "API token", "https://doc.rust-lang.org/cargo/reference/publishing.html";
        ["cio"], "", ["[A-Za-z0-9]{32}"], Random; High, High;
        yes ["c¦ioloF1338QNoU89ItbyHoYzIoe2O4zND1C"];
        no ["c¦io3Uc0kpCQ16ri", "c¦ioxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "clojars-token", "Clojars", "Deploy token", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens";
        ["CLOJARS_"], "", ["[0-9a-f]{60}"], None; High, High;
        yes ["CLOJ¦ARS_9417bda7b0a5a5b72a091d0b0935e193e211968592365c0cbfed42dd58bf"];
        no ["CLOJ¦ARS_555fd43ccde1", "CLOJ¦ARS_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "jfrog-artifactory-key", "JFrog Artifactory", "API key", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile";
        ["AKCp"], "", ["[A-Za-z0-9]{65,75}"], Random; High, High;
        yes ["AK¦Cp011I2lq0pTd2qh5pevx13Gtyks9Xuopl4jbe4b1DNc0yP1ZRGRVIBCjQwoorbWm9p"];
        no ["AK¦CpOmg3Veo1tU9b", "AK¦Cpxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "jfrog-reference-token", "JFrog", "Reference token", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens";
        ["cmVmdGtuOj"], "", ["[A-Za-z0-9]{54}"], None; High, High;
        yes ["cmVmd¦GtuOjRn92qnZhOdVVKxKisEJmoiCIjMnOsFHQ5tElXsJ6nEu9d9QMAPyvfU"];
        no ["cmVmd¦GtuOjpHSC0tdvSqhu", "cmVmd¦GtuOjxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "dockerhub-pat", "Docker Hub", "Personal access token", "https://docs.docker.com/security/access-tokens/";
        ["dckr_pat_"], "", ["[A-Za-z0-9_-]{27}"], None; High, High;
        yes ["dckr¦_pat_sVzKSRnH969Ahkvhs0nzcjF4ZnX"];
        no ["dckr¦_pat_DHbFp5r24GPi", "dckr¦_pat_xxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "dockerhub-oat", "Docker Hub", "Organization access token", "https://docs.docker.com/enterprise/security/access-tokens/";
        ["dckr_oat_"], "", ["[A-Za-z0-9_-]{32}"], None; High, High;
        yes ["dckr¦_oat_Qw6Rj3O62fTLupmeqYNTRJ3ecbPmb6OL"];
        no ["dckr¦_oat_BoiqY5o2q9RZ", "dckr¦_oat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "circleci-token", "CircleCI", "Personal or project API token", "https://circleci.com/docs/managing-api-tokens/";
        ["CCIPAT_", "CCIPRJ_"], "", ["[A-Za-z0-9]{18,30}_[0-9a-f]{40}"], None; High, High;
        yes ["CCI¦PAT_zwFLV7wcyqm05mDgpSMT0_ac7245ea1ddded2b4a253ce7a4365b7f75b1e57f", "CCI¦PRJ_kxM4PmBNGJaemCdYyZ_c85742a92dbaa39d3d96bbe67111fe0f8c53addd"];
        no ["CCI¦PAT_SXI8mWMLwh2V", "CCI¦PAT_xxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "buildkite-token", "Buildkite", "API access or agent token", "https://buildkite.com/docs/apis/managing-api-tokens";
        ["bkua_", "bkaj_", "bkct_", "bkpt_"], "", ["[A-Za-z0-9]{40}"], Random; High, High;
        yes ["bk¦ua_rWFakt5mNzR6qqa5DcE74mZwi19c0T7gyFBVZ5p7", "bk¦aj_7YhX0VlgpdQrZwOsuIi61JlOsMk1Y2ZDn3F6XP4g"];
        no ["bk¦ua_wjTcmKTEDSNb", "bk¦ua_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "drone-token", "Harness", "Personal or service account token", "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/";
        ["pat.", "sat."], "", ["[A-Za-z0-9_-]{22}\\.[0-9A-Fa-f]{24}\\.[A-Za-z0-9]{20}"], None; High, High;
        yes ["pa¦t.1HlpX6voP8Ex9Hw1URfL8a.ACECC9aFf339CF5524c3CaEB.3jOs0BYztyPDCb7Djxpz", "sa¦t.y0yh5KYfwIp6nlru9blEwC.aBb30f82bCaCcC1aBf3DAac6.Zt0Uo5v7NXLhbAYNriie"];
        no ["pa¦t.hdmdSSqAEDGH", "pa¦t.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "launchdarkly-token", "LaunchDarkly", "Access token", "https://launchdarkly.com/docs/home/account/api";
        ["api-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; Medium, High;
        yes ["ap¦i-a38bd4f8-a644-67c8-67c7-f8e2db80454a"];
        no ["ap¦i-30ed940c-5ce", "ap¦i-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "launchdarkly-sdk-key", "LaunchDarkly", "Server-side SDK key", "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side";
        ["sdk-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; Medium, High;
        yes ["sd¦k-86fa28ac-6da2-0ae4-0726-f896703b12cf"];
        no ["sd¦k-db75b222-068", "sd¦k-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "sonarqube-token", "SonarQube", "User, project or global analysis token", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/";
        ["squ_", "sqp_", "sqa_"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["sq¦u_bc96a8101633203992d7bcf1d15da9790043d5a7", "sq¦p_2b02056ff2c71ff2f38e5474b5b88da951c63f92"];
        no ["sq¦u_de8f836ee996", "sq¦u_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "snyk-token", "Snyk", "Service account or personal access token", "https://docs.snyk.io/developer-tools/snyk-api/authentication-for-api";
        ["snyk_uat.", "snyk_sat.", "snyk_pat."], "", ["[0-9a-f]{8}\\.[A-Za-z0-9_-]{100,}", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["snyk¦_uat.5f4c6e00.jTu4QZX1Mwp7Sa2Zw0nRkk6SzbvlBd7wVsg80E8JT73w4BCt85kLUyoc6xI6yuhAQmqeGXmOVXGIGUnvDr0nKLcGZfU99nCRZs4ed", "snyk¦_sat.98f076b0.fehg1Lu4gb9NbFPpOun3mmQ9DKy9z6XjKeChjAnLKqHGkFzN9L9YwLv1PI5nvoHNJ3Im8QZvq9ppbQt9JAhYrU3PrJHRVi0h7iT8", "snyk¦_uat.6b322ce1-3aca-d538-cb70-e202c92a24b8"];
        no ["snyk¦_uat.516e2a4e.Me7", "snyk¦_uat.xxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "semgrep-token", "Semgrep", "App token", "https://semgrep.dev/docs/deployment/core-deployment";
        ["semgrep_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["semg¦rep_1573c23dad31d61fe174e5edbdf51f9932998be0b875ce7406f1632356eed9e5"];
        no ["semg¦rep_b302c30d39e7", "semg¦rep_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "readme-key", "ReadMe", "API key", "https://docs.readme.com/main/reference/intro/authentication";
        ["rdme_"], "", ["[a-z0-9]{70}"], None; High, High;
        yes ["rd¦me_4c85upim0wxkx82j07qubp7f1rnmsw92d33rufdb3o1tepkg8iy6o5lhj5losg4eul3fem"];
        no ["rd¦me_3qykbslu8xce", "rd¦me_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "postman-key", "Postman", "API key", "https://learning.postman.com/docs/developer/postman-api/authentication/";
        ["PMAK-"], "", ["[0-9a-f]{24}-[0-9a-f]{34}"], None; High, High;
        yes ["PM¦AK-ea1e5ea69f9005d632de559b-b08e31c03c85ef450a0ecbc7034a824abb"];
        no ["PM¦AK-45625b880592", "PM¦AK-xxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "postman-collection-key", "Postman", "Access key of a collection", "https://learning.postman.com/docs/developer/postman-api/intro-api/";
        ["PMAT-"], "", ["[A-Z0-9]{26}"], None; High, High;
        yes ["PM¦AT-4ADZEVQ7SJ2NVRGRSZG09ZBF7P"];
        no ["PM¦AT-OR7Q1IH9UWWO", "PM¦AT-xxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "prefect-token", "Prefect", "API key", "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys";
        ["pnu_", "pnb_"], "", ["[a-zA-Z0-9]{36}"], Random; High, High;
        yes ["pn¦u_HOiXyLXzcUYtb9wgobUTyxs1JE4TC0ouB1q1", "pn¦b_k6PqkMGecQ4NsjlUWEVfvtczCKzlcdmBu5Po"];
        no ["pn¦u_ykdX5GOjUTXw", "pn¦u_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "sentry-user-token", "Sentry", "User auth token", "https://docs.sentry.io/account/auth-tokens/";
        ["sntryu_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["snt¦ryu_69a90385b686ef53c9a1aba82e0fab3352ea302d463b7ae5977b069516e1fbdb"];
        no ["snt¦ryu_5ddb98d71b60", "snt¦ryu_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "sentry-org-token", "Sentry", "Organization auth token", "https://docs.sentry.io/account/auth-tokens/";
        ["sntrys_"], "", ["eyJ[A-Za-z0-9+/]{50,}={0,2}_[A-Za-z0-9+/]{43}"], None; High, High;
        yes ["snt¦rys_eyJeLQYjlNoH7KjiECBTkGCUMPPUAktMdZwhCAYr4ZxZSOqu4YH592Jkp5s_LQd3l4sHtHwUw2Pc69J0mSqocKvse19OUpx7f4cvhGt"];
        no ["snt¦rys_eyJq4AOe3P4M", "snt¦rys_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "sentry-internal-token", "Sentry", "Token of an internal integration", "https://docs.sentry.io/account/auth-tokens/";
        ["sntryi_"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["snt¦ryi_aa2d2e8870629c7ead0293b09002cc27258d1aa63a95e8a348bf6a6ec3ad3501"];
        no ["snt¦ryi_faa1ad2cc6fd", "snt¦ryi_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "grafana-sa-token", "Grafana", "Token of a service account", "https://grafana.com/docs/grafana/latest/administration/service-accounts/";
        ["glsa_"], "", ["[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}"], GrafanaCrc; High, High;
        yes ["gl¦sa_6GMyUJA6iJQDYqOoBgCX6gwbVaiXTvSh_d6a7304b"];
        no ["gl¦sa_ylPP9fuBc6Be", "gl¦sa_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxx"];
    },
    token! {
        "grafana-cloud-token", "Grafana Cloud", "Access policy token", "https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/";
        ["glc_"], "", ["eyJ[A-Za-z0-9+/]{40,}={0,3}"], Base64Json; High, High;
        yes ["gl¦c_eyJvIjoiNDU3ODYiLCJuIjoic3RhY2stNjcwNTE1IiwiayI6IlhRbXFuNjl6TktFeEJGQjZOYjZtMVJGbktDQ1FVdDdaMmJEcUFZOFc0d1VsNGVhTFRBNkxGRUNlb0d1WlVRd0pWUk8xQ1lEZWJWbXNtc2NOVXNVem5mTE81V204TmYwUFhhdlVNOTF2V2lDbzcxMHlFQ2xybjk5WTh6MFdyUE5ZcVB2eWk4ZnNOYVphTW9yeGJka3NxM3hudUFSNDYyRmEiLCJtIjp7InIiOiJ1cyJ9fQ"];
        no ["gl¦c_eyJvIjoiNTkz", "gl¦c_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "grafana-api-key", "Grafana", "API key of the older kind", "https://grafana.com/docs/grafana/latest/developers/http_api/authentication/";
        ["eyJrIjoi"], "", ["[A-Za-z0-9]{40,}={0,3}"], None; High, High;
        yes ["eyJr¦Ijoi5bFytkuD7e6Xqc2n6jYhgSRcF6Xly19WPJT2eDCyzhlirQ=="];
        no ["eyJr¦IjoiW8WbkFeUdnDL", "eyJr¦Ijoixxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "newrelic-key", "New Relic", "User key", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
        ["NRAK-", "NRAA-", "NRRA-"], "", ["[A-Z0-9]{27}"], None; High, High;
        yes ["NR¦AK-GKQ74BQU4UO1UR86KGE3PYE1EOZ", "NR¦AA-EBZNSMVULMLJ3NRXDJ7MRJHX1AB"];
        no ["NR¦AK-PYF3WS13IO6V", "NR¦AK-xxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "newrelic-insert-key", "New Relic", "Insert or query key", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
        ["NRII-", "NRIQ-"], "", ["[A-Za-z0-9_-]{32}"], None; High, High;
        yes ["NR¦II-8etmNSMrvcgC8XZXCU4DOIuHp7RyNKrB", "NR¦IQ-VtlfufZY89dqceKawZq4DcXK727lgG0p"];
        no ["NR¦II-rVgA7THyDZ2A", "NR¦II-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "dynatrace-token", "Dynatrace", "API token", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens";
        ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s08.", "dt0s16."], "", ["[A-Z2-7]{24}\\.[A-Z2-7]{64}", "[A-Z2-7]{8}\\.[A-Z2-7]{64}"], None; High, Critical;
        yes ["dt0¦c01.LLLQ2SI3HBRI4TPY5OZYEIT5.CDKVY2UMLPJ6AJ44X6WMM4HVJAMHBVSO636TLFJPTN7VSTSIT7JVG2JBBIQYFEV3", "dt0¦s01.A7NJIJUIKAMB66YKJWJRXMIO.DSR5PUIWIW6WKZWOXZGG7QWPQR34JVDMCZCFQX4D64FYTT5A7ED2VYRXNRTN3N6J", "dt0¦c01.TKOKJPYL.5ZP2HRPTY26FT2Y6QPCV3V5A7PD64POBHOUSQ5MK4UEO6DB57LKGCOZPS7KGKEWK"];
        no ["dt0¦c01.QO7RGHU5TAKH", "dt0¦c01.xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "honeycomb-key", "Honeycomb", "Ingest or management key", "https://docs.honeycomb.io/configure/environments/manage-api-keys/";
        ["hcaik_", "hcxik_", "hcamk_", "hcxmk_", "hcalk_"], "", ["[0-9]{2}[a-z0-9]{50,60}"], None; High, High;
        yes ["hca¦ik_814v0bp3seqgil6beb8ww4ldiv5j6ok6rbbdir9t14e6cnisz5chu6vtp", "hcx¦ik_39xi3vusj84cja1975gtq7o9mc5xhrkq8gh10xg7j3kk9iif8ntzt5hak"];
        no ["hca¦ik_896gk8ctaldh", "hca¦ik_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "axiom-token", "Axiom", "API or personal token", "https://axiom.co/docs/reference/tokens";
        ["xaat-", "xapt-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["xa¦at-a3d9d861-5828-34d3-abb0-39d158300ae5", "xa¦pt-8d5a6a85-90f5-5dd4-ad6f-b3b26f1d1657"];
        no ["xa¦at-8c225008-c86", "xa¦at-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "posthog-key", "PostHog", "Personal API key", "https://posthog.com/docs/api";
        ["phx_"], "", ["[A-Za-z0-9_-]{40,50}"], Random; High, High;
        yes ["ph¦x_PXlqHVIdayyjyfEgHqyBM7hmbLTatRBYXmabeME1fv8jC"];
        no ["ph¦x_cfi5l9At1oFQ", "ph¦x_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "sourcegraph-token", "Sourcegraph", "Access token", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token";
        ["sgp_"], "", ["(local|[0-9a-f]{16})_[0-9A-Fa-f]{40}", "[0-9A-Fa-f]{40}"], None; High, High;
        yes ["sg¦p_local_5c5FD75f0F3e4aFBcCefEa1a4E90f7feF3b2AAfC", "sg¦p_De36c0dD64B927adD03Fcce5a69AF2cfFfcc453e"];
        no ["sg¦p_local_EC089d", "sg¦p_xxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "linear-key", "Linear", "API key", "https://linear.app/developers/graphql#personal-api-keys";
        ["lin_api_", "lin_oauth_"], "", ["[A-Za-z0-9]{40,64}"], None; High, High;
        yes ["lin_¦api_nWjUwO2nstCqXIqsCADZ9FP6a0y64vJs3OCucq1mACU", "lin_o¦auth_CKyFoAniBf1HZOzaGIJzFXX6OJ9ym5HPbfow2Zfv83rIaH"];
        no ["lin_¦api_KHmuBKLmLMwL", "lin_¦api_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "notion-token", "Notion", "Token of an integration", "https://developers.notion.com/reference/authentication";
        ["ntn_"], "", ["[0-9]{11}[A-Za-z0-9]{35}"], None; High, High;
        yes ["nt¦n_58829973196tVQ9pRX0nfY7VSH6DLPKgy8CX1wx9F6QdIt"];
        no ["nt¦n_83428007983k", "nt¦n_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "notion-legacy-token", "Notion", "Token of an integration, older kind", "https://developers.notion.com/reference/authentication";
        ["secret_"], "", ["[A-Za-z0-9]{43}"], Random; High, High;
        yes ["sec¦ret_vrszCjeYUORI1U0UNxFhk8p9XupCg43HIwtiS5sBOhi"];
        no ["sec¦ret_CQ3mEtjJDphT", "sec¦ret_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "airtable-pat", "Airtable", "Personal access token", "https://airtable.com/developers/web/guides/personal-access-tokens";
        ["pat"], "", ["[A-Za-z0-9]{14}\\.[0-9a-f]{64}"], None; High, High;
        yes ["p¦atrQxTRHd2u6gkwH.8d92dc7cd331c729c9bf1611238addecc869d9c63b34e390f7473a1d148d9269"];
        no ["p¦atuNBDF3GQo99Y", "p¦atxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "figma-token", "Figma", "Personal access token", "https://www.figma.com/developers/api#access-tokens";
        ["figd_", "figo_"], "", ["[A-Za-z0-9_-]{40}"], None; High, High;
        yes ["fi¦gd_u0ry7RmwOOPDn5vU6PITh724PgQTz5swgfPDKB9v", "fi¦go_PavWvA8wHAIj4k5FxLXmYQJ1CK3NsWzSNChkPXUE"];
        no ["fi¦gd_yPBYlTDUu2dr", "fi¦gd_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "asana-pat", "Asana", "Personal access token", "https://developers.asana.com/docs/personal-access-token";
        ["1/", "2/"], "", ["[0-9]{15,17}/[0-9]{15,17}:[0-9a-f]{32}", "[0-9]{15,17}:[0-9a-f]{32}"], None; High, High;
        yes ["1¦/391996681184212/129086627522228:44d6c1c13b4ccc847ef826dadea96147", "2¦/948069062343581/352748423034569:2ed8da63959fa27aa574c415cde9b765", "1¦/840801500823921:a5d247663fd1153e5e8a2f6e3618bc1f"];
        no ["1¦/858607225613", "1¦/xxxxxxxxxxxxxxx/xxxxxxxxxxxxxxx:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "clickup-token", "ClickUp", "Personal API token", "https://developer.clickup.com/docs/authentication";
        ["pk_"], "", ["[0-9]{6,9}_[0-9A-Z]{32}"], None; High, High;
        yes ["p¦k_314637_UVRQ9LN74MX2Z5QHIICDAK2HLL7UEGFD"];
        no ["p¦k_572998_NELHR", "p¦k_xxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "contentful-pat", "Contentful", "Personal access token", "https://www.contentful.com/developers/docs/references/authentication/";
        ["CFPAT-"], "", ["[A-Za-z0-9_-]{43}"], None; High, High;
        yes ["CFP¦AT-7pmQFxFjiEXT8gsJYKntssbyEledufqYLsM8915s2oP"];
        no ["CFP¦AT-mWdpoM8SHZsh", "CFP¦AT-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "frameio-token", "Frame.io", "API token", "https://developer.adobe.com/frameio/";
        ["fio-u-"], "", ["[A-Za-z0-9_=-]{64}"], None; High, High;
        yes ["fio¦-u-JT7sgAjN2ZXjVncDuELs8gSHNbqbnwkn07MyL4zumsWrGfgakrixy03y15qyNe3Y"];
        no ["fio¦-u-3RkvEFcdw3Sd", "fio¦-u-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "typeform-token", "Typeform", "Personal access token", "https://www.typeform.com/developers/get-started/personal-access-token/";
        ["tfp_"], "", ["[A-Za-z0-9_.=-]{59}"], None; High, High;
        yes ["tf¦p_a8XN2dKKYZRWANEb5mMHkpFsP05eMvzYmooCO33DF9seh3jesqZDayUYjfE"];
        no ["tf¦p_7MIceu5s9WTy", "tf¦p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "duffel-token", "Duffel", "Access token", "https://duffel.com/docs/api/overview/authentication";
        ["duffel_live_", "duffel_test_"], "", ["[A-Za-z0-9_=-]{43}"], None; High, High;
        yes ["duffel¦_live_hC6VuMJwTG46NfiyG86R2XHkmGf17ZEu47Wei7ImRnP", "duffel¦_test_nTmWqSEW1WsSLzYpqNR9L90y3RktdxVcimyGg63tOGw"];
        no ["duffel¦_live_JEV8zhC4ooIK", "duffel¦_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "valtown-token", "Val Town", "API token", "https://docs.val.town/reference/rest-api/authentication/";
        ["vtwn_"], "", ["[A-Za-z0-9]{27}"], Random; High, High;
        yes ["vt¦wn_1TsRONo3up3P9PpSRdEanJgy4pF"];
        no ["vt¦wn_IDQRnY6ER7wu", "vt¦wn_xxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "localstack-token", "LocalStack", "Auth token", "https://docs.localstack.cloud/aws/getting-started/auth-token/";
        ["ls-"], "", ["[a-zA-Z]{8}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{12}"], Random; Medium, High;
        yes ["l¦s-BVqLVVuh-2his-bxNI-Zh3I-tXC9Awx8jwU8"];
        no ["l¦s-KPJhppBC-NZ2", "l¦s-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
];

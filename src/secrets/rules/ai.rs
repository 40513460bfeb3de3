//! Language models and what is around them.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Rule, token};

pub(super) const RULES: &[Rule] = &[
    token! {
        "elevenlabs-key", "ElevenLabs", "API key", "https://elevenlabs.io/docs/api-reference/authentication";
        ["sk_"], "", ["[0-9a-f]{48}"], None; High, High;
        yes ["s¦k_93d30bb258232d5fb6e7c48e4600d0f3f14cc0b8c7ab4160"];
        no ["s¦k_16651b9ed3ee", "s¦k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "openai-project-key", "OpenAI", "Project, service account or admin key", "https://platform.openai.com/docs/api-reference/authentication";
        ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], "", ["[A-Za-z0-9_-]{48,200}"], OpenAi; High, Critical;
        yes ["sk-p¦roj-WVhiGBTl1qZYwxEg5MztJVgFCipDBQXpt4cR5bowqotnNADnTitIkonFmfJQT3BlbkFJ6MAc3z0yyBd1MOYVBGWQE8kYhwvsZH1xNvN0fzdUL5NNuUGrhx8QMNxUoQL1", "sk-sv¦cacct-4V5MqoBQsnB21glSHzktFosn7Eg9qEdQ8ObYEzlvM8iGj8nZafjosW4LATYtT3BlbkFJIWIBXPbtRU0lXbD19xO9uU1LXyBgy9c9PuOp5PFisdUXjIUJGt3UjjA51SyV"];
        no ["sk-p¦roj-xPalqVWtiNCE", "sk-p¦roj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "openai-legacy-key", "OpenAI", "User API key, older kind", "https://platform.openai.com/docs/api-reference/authentication";
        ["sk-"], "", ["[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"], None; High, Critical;
        yes ["s¦k-gf3QSqw53EwzqmvIBrcpT3BlbkFJvMgoY2W3G5M33pjnWZ71"];
        no ["s¦k-FOt6VKxWHSxS", "s¦k-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "anthropic-api-key", "Anthropic", "API key", "https://platform.claude.com/docs/en/api/overview";
        ["sk-ant-"], "", ["api[0-9]{2}-[A-Za-z0-9_-]{80,120}"], Random; High, Critical;
        yes ["sk-¦ant-api66-SRSn2wA45PGXRwFsQPB3f6syZuwF2quYIoFof0lkUOubmMtbaBJrQevxRigKVeL6gkLYDohzUVo3JAsyf3"];
        no ["sk-¦ant-api05-Q08Rcb", "sk-¦ant-xxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "anthropic-admin-key", "Anthropic", "Admin API key", "https://platform.claude.com/docs/en/api/administration-api";
        ["sk-ant-"], "", ["admin[0-9]{2}-[A-Za-z0-9_-]{80,120}"], Random; High, Critical;
        yes ["sk-¦ant-admin39-BfWF50NY0qZLle9F53elsquOVQtSInEfIqkCQKg3JswDANWLcKUZWwsvjRu6GxiG2Gol95erfB5H7MRCMV"];
        no ["sk-¦ant-admin13-0x8T", "sk-¦ant-xxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "anthropic-oauth-token", "Anthropic", "OAuth access or refresh token", "https://platform.claude.com/docs/en/api/overview";
        ["sk-ant-"], "", ["oat[0-9]{2}-[A-Za-z0-9_-]{80,120}", "ort[0-9]{2}-[A-Za-z0-9_-]{80,120}"], Random; High, Critical;
        yes ["sk-¦ant-oat66-VYvfEzqBE014Xy3qDowZU6ChlFETF4kNxXBEjKpL0Hp1lVqy0GpF7QVb1pTsJvpqAwmYX6yeolkkvAxEZu", "sk-¦ant-ort57-gCX4qRmo1rJXjFBdyFm79mZqsfIgXQ8Qf9wKsWzqZzYVKdFpoecxWgaWj9lcDDcNHmWFwr57EuwwlUuyf0"];
        no ["sk-¦ant-oat53-jvzKR0", "sk-¦ant-xxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "huggingface-token", "Hugging Face", "User access token", "https://huggingface.co/docs/hub/security-tokens";
        ["hf_"], "", ["[A-Za-z]{34}"], Random; High, High;
        yes ["h¦f_nSqKXZiVbMfQldDHFLIkaaLNcivevrBtvK"];
        no ["h¦f_SrnAZcSmpCeh", "h¦f_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "huggingface-org-token", "Hugging Face", "API token of an organization", "https://huggingface.co/docs/hub/security-tokens";
        ["api_org_"], "", ["[A-Za-z]{34}"], Random; High, High;
        yes ["api_¦org_dWflAXcPralTSOJJoaJHJwuSuraBOlDiKO"];
        no ["api_¦org_rAJTJOsbRXAx", "api_¦org_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "groq-key", "Groq", "API key", "https://console.groq.com/docs/api-reference";
        ["gsk_"], "", ["[A-Za-z0-9]{52}"], Random; High, High;
        yes ["gs¦k_FkpcprpzLjjrVNEow5Y1Y8aRbrcvvgMpaxRdqyojfsoOXRx3AFlN"];
        no ["gs¦k_7FqbC7vPTNN9", "gs¦k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "xai-key", "xAI", "API key", "https://docs.x.ai/docs/api-reference";
        ["xai-"], "", ["[A-Za-z0-9]{80}"], Random; High, High;
        yes ["xa¦i-ybjFyr5FVxG2gnvntZj1LGSHDQ42QNS9TCNqFO8RNLRQ4k0sawqUBMgR3MalhWEtvZMRkvGhqoS3Fi2H"];
        no ["xa¦i-54SH5ZEvTBB5", "xa¦i-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "perplexity-key", "Perplexity", "API key", "https://docs.perplexity.ai/getting-started/quickstart";
        ["pplx-"], "", ["[A-Za-z0-9]{48}"], Random; High, High;
        yes ["pp¦lx-c0nL87S5HEyR3VWVyUCK5GJezkzbB5BepgZTCc5s1GD2UWDy"];
        no ["pp¦lx-9foLE9ACXNyL", "pp¦lx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "replicate-token", "Replicate", "API token", "https://replicate.com/docs/topics/security/api-tokens";
        ["r8_"], "", ["[A-Za-z0-9_-]{37}"], Random; High, High;
        yes ["r¦8_IdiCOlV6lBLuAeLUlOWZzwqYTkF1cqllMmM1A"];
        no ["r¦8_uNXeQPm5EWFW", "r¦8_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "openrouter-key", "OpenRouter", "API key", "https://openrouter.ai/docs/api-reference/authentication";
        ["sk-or-v1-"], "", ["[0-9a-f]{64}"], None; High, High;
        yes ["sk-o¦r-v1-6645cefb7265b8a4d28ec599d9175fce6756548896b02b4bb127162267f2ac09"];
        no ["sk-o¦r-v1-fe3fce38e1e6", "sk-o¦r-v1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "langchain-key", "LangSmith", "API key", "https://docs.langchain.com/langsmith/create-account-api-key";
        ["lsv2_pt_", "lsv2_sk_"], "", ["[0-9a-f]{32}_[0-9a-f]{10}"], None; High, High;
        yes ["lsv2¦_pt_33988e5612f2af02f71f24a58e3b7e0d_c1f55cece1", "lsv2¦_sk_af4ac60cd8d6c98f33eb1f5815e27724_59777feb4a"];
        no ["lsv2¦_pt_a83258ca8292", "lsv2¦_pt_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxx"];
    },
    token! {
        "langfuse-key", "Langfuse", "Secret key", "https://langfuse.com/docs/api-and-data-platform/features/public-api";
        ["sk-lf-"], "", ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"], None; High, High;
        yes ["sk-¦lf-8536f483-5fbb-27b6-ddf7-4a4e2ab3d774"];
        no ["sk-¦lf-35e0a1df-e3f", "sk-¦lf-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"];
    },
    token! {
        "pinecone-key", "Pinecone", "API key", "https://docs.pinecone.io/guides/projects/manage-api-keys";
        ["pcsk_"], "", ["[A-Za-z0-9_-]{60,75}"], Random; High, High;
        yes ["pc¦sk_8z4REgTDsVrhn3sL8QF7qmRb6Bzlz5pQjMADwL1tpdsh20abOZACmhepkp5DSLk5"];
        no ["pc¦sk_czrXQdXG2pTy", "pc¦sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "nvidia-key", "NVIDIA", "API key of NGC or build.nvidia.com", "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/";
        ["nvapi-"], "", ["[A-Za-z0-9_-]{60,72}"], Random; High, High;
        yes ["nva¦pi-PRVlfBifWwbiKv5tG6t4RnqPy8lZUjvDZk6pJ9dKGXjq1h7HHs7VsGt7zPHnpRsXPD"];
        no ["nva¦pi-CPYZD8OJPmoW", "nva¦pi-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "fireworks-key", "Fireworks AI", "API key", "https://docs.fireworks.ai/getting-started/quickstart";
        ["fw_"], "", ["[A-Za-z0-9]{22,24}"], Random; Medium, High;
        yes ["f¦w_MWOduLTBxkKJ75ujYRHQVn"];
        no ["f¦w_tlyvihxQ7oL", "f¦w_xxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "wandb-key", "Weights & Biases", "API key", "https://docs.wandb.ai/support/find_api_key/";
        ["wandb_v1_"], "", ["[A-Za-z0-9_-]{40,100}"], Random; High, High;
        yes ["wand¦b_v1_xccDxfK6X3yR6htwFz4yNP6Evz6sbJrENXJintMCF0sdVa"];
        no ["wand¦b_v1_Xo5XUBjQom9w", "wand¦b_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "tavily-key", "Tavily", "API key", "https://docs.tavily.com/documentation/quickstart";
        ["tvly-dev-", "tvly-prod-", "tvly-"], "", ["[A-Za-z0-9]{32}"], Random; High, High;
        yes ["tvly¦-dev-zbv4bxRyAQLYS3xpeLETY33Zno3CSk08", "tvly-¦prod-T76n2pjYmQrMot5PZ9PGPo44oianhT8V"];
        no ["tvly¦-dev-dXBxRaNadUJW", "tvly¦-dev-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "cerebras-key", "Cerebras", "API key", "https://inference-docs.cerebras.ai/quickstart";
        ["csk-"], "", ["[a-z0-9]{48}"], Random; High, High;
        yes ["cs¦k-09gv4o9j7kfftqdc7wa11i339o27375yea47aorhrkwad0h1"];
        no ["cs¦k-h836ggnpm12w", "cs¦k-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "firecrawl-key", "Firecrawl", "API key", "https://docs.firecrawl.dev/api-reference/introduction";
        ["fc-"], "", ["[0-9a-f]{32}"], None; Medium, High;
        yes ["f¦c-dbc7ee509295d87d2cad8d12eacf67e4"];
        no ["f¦c-078973316f56", "f¦c-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "llamacloud-key", "LlamaCloud", "API key", "https://docs.cloud.llamaindex.ai/api_key";
        ["llx-"], "", ["[A-Za-z0-9]{48}"], Random; High, High;
        yes ["ll¦x-RumVNBMi2BY34vQhByK1XHdQicuJpbTAEF0kiM0Qmh8XxGtx"];
        no ["ll¦x-LtVemQd705lI", "ll¦x-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "e2b-key", "E2B", "API key", "https://e2b.dev/docs/api-key";
        ["e2b_"], "", ["[0-9a-f]{40}"], None; High, High;
        yes ["e2¦b_eaf3f3d361f17d27904063f69a389dc35b2128b4"];
        no ["e2¦b_fd62d06269e2", "e2¦b_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
    token! {
        "voyageai-key", "Voyage AI", "API key", "https://docs.voyageai.com/docs/api-key-and-installation";
        ["pa-"], "", ["[A-Za-z0-9_-]{43}"], Random; Medium, High;
        yes ["p¦a-sVvtT263vbvwFrtIgZcsnAP3e4ocVmsQgXqh6ZCTT7I"];
        no ["p¦a-u3auIY5ipOOV", "p¦a-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
    },
];

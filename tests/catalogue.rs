//! `docs/errors.md` is written from the catalogue of codes: `UPDATE=1 cargo test --test catalogue` writes it anew.
#![allow(clippy::unwrap_used)]

use pointsman::diagnostic::Code;

fn page() -> String {
    let mut out = String::from(
        "# Errors and lints\n\nEvery code that pointsman gives, from `src/diagnostic/catalogue.rs`. Codes are stable: one is never given another meaning. An *error* means that the text cannot be used; a *warning*, that it works but probably not as meant; a *hint* is worth knowing.\n",
    );
    let families = [
        ("JSON", "JSON", "What any document can have."),
        ("IN", "Descriptions", "What is made of known fields: topics, delivery policies."),
        ("YAML", "YAML", "What a document in YAML can have besides."),
        ("TOML", "TOML", "What a document in TOML can have."),
        (
            "SR",
            "Rules for secrets",
            "Of rules that users bring: `gitleaks.toml`, `regex.json`, git-secrets, identifiers of Macie.",
        ),
        (
            "EB00",
            "Patterns and policies",
            "The grammar of rules, which EventBridge and SNS share. The message is AWS's own.",
        ),
        ("EB01", "Lints of patterns", "Of a pattern that AWS accepts."),
        ("EB02", "Events", "While an event is matched."),
        ("EB03", "Input transformers", "InputPathsMap and InputTemplate."),
        ("SNS", "SNS", "What only SNS has."),
        ("ASL", "Amazon States Language", "Paths, intrinsic functions and states."),
        ("PM", "Calls", "What is not about a text."),
    ];
    let mut told = 0;
    for (prefix, title, about) in families {
        let codes: Vec<&Code> = Code::ALL.iter().filter(|c| c.as_str().starts_with(prefix)).collect();
        if codes.is_empty() {
            continue;
        }
        told += codes.len();
        out += &format!("\n## {title}\n\n{about}\n\n| code | | what | what to do |\n|---|---|---|---|\n");
        for code in codes {
            out +=
                &format!("| {code} | {} | {} | {} |\n", code.severity(), code.title(), code.help().replace('|', "\\|"));
        }
    }
    assert_eq!(told, Code::ALL.len(), "a family is missing above");
    out
}

#[test]
fn the_page_of_errors_is_the_catalogue() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
        std::fs::write(file, page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), page(), "UPDATE=1 writes it anew");
}

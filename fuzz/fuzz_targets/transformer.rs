//! Input transformers: of any template, path and event (three texts with a NUL between them) the places lie in their
//! texts, and where no variable stands in quotes the result of a JSON template is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::{InputTransformer, TransformerOptions};

fuzz_target!(|text: &str| {
    let mut texts = text.splitn(3, '\0');
    let (Some(template), Some(path), Some(event)) = (texts.next(), texts.next(), texts.next()) else { return };
    let options = TransformerOptions {
        paths: [("a".to_owned(), path.to_owned()), ("b".to_owned(), "$.detail".to_owned())].into(),
        template: template.to_owned(),
        ..Default::default()
    };
    for diagnostic in InputTransformer::check(options.clone()) {
        if let Some(span) = diagnostic.span {
            let text = options.text_of(&diagnostic);
            assert!(span.start <= span.end && span.end <= text.len());
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        }
    }
    let Ok(transformer) = InputTransformer::new(options) else { return };
    let Ok(explained) = transformer.explain(event) else { return };
    assert_eq!(transformer.apply(event).as_ref(), Ok(&explained.output));
    let quoted = explained.diagnostics.iter().any(|d| d.code.as_str() == "EB0308");
    if template.starts_with('{') && !quoted {
        assert!(explained.is_json, "{}", explained.output);
    }
});

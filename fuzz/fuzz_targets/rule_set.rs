//! Rule sets: of any patterns and any event (lines, the last one the event) they say what each pattern says alone, while
//! rules come and go; and they refuse what is refused alone, with the same words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::{EventPattern, RuleSet};

fuzz_target!(|bytes: &[u8]| {
    let mut lines: Vec<&[u8]> = bytes.splitn(9, |byte| *byte == b'\n').collect();
    let Some(event) = lines.pop() else { return };
    let mut rules: Vec<(String, EventPattern)> = Vec::new();
    let (mut strict, mut lenient) = (RuleSet::strict(), RuleSet::new());
    for (index, line) in lines.iter().enumerate() {
        let Ok(text) = std::str::from_utf8(line) else { continue };
        let Ok(pattern) = EventPattern::parse(text) else { continue };
        let name = index.to_string();
        strict.add(&name, text).expect("it was read just now");
        lenient.add(&name, text).expect("it was read just now");
        rules.push((name, pattern));
    }
    while !rules.is_empty() {
        compare(&rules, &mut strict, &mut lenient, event);
        let (name, _) = rules.remove(rules.len() / 2);
        assert!(strict.delete(&name) && lenient.delete(&name) && !strict.delete(&name));
    }
});

fn compare(rules: &[(String, EventPattern)], strict: &mut RuleSet, lenient: &mut RuleSet, event: &[u8]) {
    let Ok(text) = std::str::from_utf8(event) else {
        let _ = strict.match_event(event).map(|names| names.count());
        let _ = lenient.match_event(event).map(|names| names.count());
        return;
    };
    let mut want = Ok(Vec::new());
    for (name, pattern) in rules {
        match (pattern.matches(text), &mut want) {
            (Ok(true), Ok(names)) => names.push(name.as_str()),
            (Err(error), _) => want = Err(error),
            _ => {}
        }
    }
    let got = strict.match_event(event).map(|names| names.collect::<Vec<_>>());
    assert_eq!(got, want);
    let got = lenient.match_event(event).map(|names| names.collect::<Vec<_>>());
    match want {
        Ok(_) => assert_eq!(got, want),
        // What no rule names is not checked. What is refused is refused with the same words.
        Err(_) => assert!(got.is_ok() || got == want),
    }
}

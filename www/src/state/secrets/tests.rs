//! What holds of the page's state; answers are the scanner's own, in the form in which the worker hands them on.

use super::*;
use pointsman::json::quote;
use pointsman::secrets as engine;
use std::rc::Rc;

/// As `www/worker/secrets.js` answers about one text.
fn answer(text: &str, diff: bool) -> String {
    let scanner = engine::Scanner::new(engine::Options { personal_data: true, ..engine::Options::default() }).unwrap();
    let member = |finding: &engine::Finding, place: String| {
        let (start, end) = (utf16(text, finding.span.start), utf16(text, finding.span.end));
        let evidence: Vec<_> = finding.evidence.iter().map(|it| quote(it)).collect();
        format!(
            r#"{{"rule":{},"category":{},"kind":{},"description":{},"confidence":{},"severity":{},"redacted":{},"fingerprint":{},"entropy":1.25,"evidence":[{}],"start":{start},"end":{end},{place}}}"#,
            quote(&finding.rule),
            quote(finding.category.as_str()),
            quote(finding.kind),
            quote(&finding.description),
            quote(finding.confidence.as_str()),
            quote(finding.severity.as_str()),
            quote(&finding.redacted),
            quote(&finding.fingerprint),
            evidence.join(","),
        )
    };
    let found: Vec<String> = if diff {
        let place = |it: &engine::DiffFinding| {
            let path = quote(&it.path);
            format!(r#""path":{path},"line":{},"column":{},"change":"{}""#, it.line, it.column, it.change.as_str())
        };
        scanner.scan_diff(text, true).iter().map(|it| member(&it.finding, place(it))).collect()
    } else {
        let place = |it: &engine::Finding| {
            let before = text.get(..it.span.start).unwrap();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().encode_utf16().count() + 1;
            format!(r#""line":{line},"column":{column}"#)
        };
        scanner.scan(text).iter().map(|it| member(it, place(it))).collect()
    };
    let (total, lines) = (found.len(), text.lines().count());
    format!(r#"{{"files":[{{"findings":[{}],"total":{total},"lines":{lines}}}],"milliseconds":1.5}}"#, found.join(","))
}

fn utf16(text: &str, at: usize) -> usize {
    text.get(..at).unwrap().encode_utf16().count()
}

fn revision(board: &Board) -> Vec<(u32, u32)> {
    board.sources.iter().map(|source| (source.id, source.revision)).collect()
}

/// A board with this text, scanned.
fn board(text: &str) -> Board {
    let board = Board::default().after(Action::Edit(text.into()));
    let asked = revision(&board);
    board.after(Action::Scanned(asked, answer(text, false)))
}

fn token() -> String {
    "gh¦p_MI8ghB0IPrs8NM6f2pzzQjTOknahF62G8ghO".replace('¦', "")
}

fn rules(board: &Board) -> Vec<&str> {
    board.findings().map(|(_, finding)| &*finding.rule).collect()
}

#[test]
fn every_sample_finds_what_its_lesson_says() {
    let samples = samples();
    assert!(samples.len() >= 10);
    for sample in &samples {
        let board = Board::default().after(Action::Sample(sample.text.clone(), sample.path.clone(), sample.diff));
        let asked = revision(&board);
        let board = board.after(Action::Scanned(asked, answer(&sample.text, sample.diff)));
        let wanted: Vec<&str> = sample.rules.iter().map(|rule| &**rule).collect();
        assert_eq!(rules(&board), wanted, "{}", sample.entry.id);
        assert!((40..=300).contains(&sample.entry.lesson.len()), "{}", sample.entry.id);
        assert_eq!(sample.diff, is_diff(&sample.text), "{}", sample.entry.id);
    }
}

#[test]
fn the_gallery_holds_no_whole_secret() {
    let gallery = include_str!("../../../gallery/secrets.json");
    let scanner = engine::Scanner::new(engine::Options::default()).unwrap();
    let found: Vec<_> =
        scanner.scan(gallery).iter().map(|it| (it.rule.clone(), it.span.of(gallery).to_owned())).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_verdict_counts_and_names_the_worst() {
    let board = board(&format!("mail jun@corp-mail.io\ntoken = {}\n", token()));
    let verdict = verdict(&board);
    assert_eq!((verdict.word, verdict.clean), ("Found", Some(false)));
    assert_eq!(verdict.sentence, "1 secret and 1 piece of personal data in 2 lines; the worst is github-pat (line 2).");
}

#[test]
fn of_an_empty_text_and_a_clean_one() {
    assert_eq!(verdict(&Board::default()).word, "Ready");
    let board = board("nothing of interest\n");
    assert_eq!(verdict(&board).word, "Nothing found");
    assert_eq!(verdict(&board).clean, Some(true));
}

#[test]
fn an_answer_about_an_older_text_is_not_taken() {
    let first = Board::default().after(Action::Edit(format!("a = {}", token()).into()));
    let asked = revision(&first);
    let second = first.after(Action::Edit("a = b".into()));
    let late = second.after(Action::Scanned(asked, answer(&format!("a = {}", token()), false)));
    assert_eq!(late.findings().count(), 0);
}

#[test]
fn the_cursor_selects_the_finding_under_it_or_asks_why_there_is_none() {
    let text = format!("one two\nx = {}\n", token());
    let board = board(&text);
    let place = board.findings().next().unwrap().1.place;
    let on = board.after(Action::Cursor(place.0 + 3));
    assert_eq!(on.chosen().map(|it| &*it.rule), Some("github-pat"));
    assert_eq!(on.asked(), Some((0, place.0)));
    let off = on.after(Action::Cursor(2));
    assert_eq!(off.selected, None);
    assert_eq!(off.asked(), Some((0, 2)));
}

#[test]
fn the_selected_value_stays_selected_while_the_text_moves() {
    let text = format!("mail jun@corp-mail.io\nx = {}\n", token());
    let first = board(&text).after(Action::Step(1)).after(Action::Step(1));
    assert_eq!(first.chosen().map(|it| &*it.rule), Some("github-pat"));
    let shorter = format!("x = {}\n", token());
    let second = first.after(Action::Edit(shorter.clone().into()));
    let asked = revision(&second);
    let second = second.after(Action::Scanned(asked, answer(&shorter, false)));
    assert_eq!(second.chosen().map(|it| &*it.rule), Some("github-pat"));
    assert_eq!(second.selected.map(|key| key.index), Some(0));
}

#[test]
fn steps_stay_within_what_is_listed() {
    let board = board(&format!("mail jun@corp-mail.io\nx = {}\ny = {}\n", token(), token()));
    let only_secrets = Filter { category: Some(Category::Secret), ..Filter::default() };
    let board = board.after(Action::Filter(only_secrets)).after(Action::Step(1));
    assert_eq!(board.selected.map(|key| key.index), Some(1));
    let board = board.after(Action::Step(5));
    assert_eq!(board.selected.map(|key| key.index), Some(2));
    let board = board.after(Action::Step(-99));
    assert_eq!(board.selected.map(|key| key.index), Some(1));
}

#[test]
fn files_make_groups_and_an_empty_text_makes_room() {
    let files = vec![("a/x.env".into(), 0, 10.0), ("b/y.env".into(), 1, 20.0)];
    let board = Board::default().after(Action::Add(files));
    assert_eq!(board.sources.len(), 2);
    let asked = revision(&board);
    let text = format!("x = {}\n", token());
    let one = answer(&text, false);
    let inner = one.strip_prefix(r#"{"files":["#).unwrap().strip_suffix(r#"],"milliseconds":1.5}"#).unwrap();
    let both =
        format!(r#"{{"files":[{inner},{{"findings":[],"total":0,"lines":0,"problem":"binary"}}],"milliseconds":2}}"#);
    let board = board.after(Action::Scanned(asked, both));
    assert_eq!(entries(&board).first(), Some(&Entry::Group { name: "a/x.env".into(), count: 1 }));
    let verdict = verdict(&board);
    assert!(verdict.sentence.ends_with("1 file could not be scanned."), "{}", verdict.sentence);
    assert_eq!(board.sources.get(1).unwrap().scanned.as_ref().unwrap().problem, Some("binary, not scanned"));
}

#[test]
fn a_text_is_kept_when_files_come_and_the_same_file_is_there_once() {
    let board = board("nothing\n").after(Action::Add(vec![("a".into(), 0, 1.0)]));
    let board = board.after(Action::Add(vec![("a".into(), 1, 2.0)]));
    let names: Vec<_> = board.sources.iter().map(Source::name).collect();
    assert_eq!(names, ["Pasted text", "a"]);
    assert_eq!(&*board.text, "nothing\n");
    assert!(matches!(board.sources.get(1).unwrap().content, Content::File { handle: 1, .. }));
}

#[test]
fn a_file_that_is_edited_is_a_text_from_then_on() {
    let board = Board::default().after(Action::Add(vec![("a.env".into(), 0, 9.0)]));
    let id = board.sources.first().unwrap().id;
    let board = board.after(Action::Open(id, Some("A=1".into()))).after(Action::Edit("A=2".into()));
    let source = board.opened().unwrap();
    assert_eq!((source.name(), source.text().map(|it| &**it), source.revision), ("a.env", Some("A=2"), 1));
}

#[test]
fn options_are_the_packages() {
    let options =
        Options { words: "dummy\n\n fake \n".into(), baseline: "abc123 a key of mine\n".into(), ..Options::default() };
    assert_eq!(
        options.to_json(),
        r#"{"personalData":true,"minConfidence":"low","allow":{"comments":true,"paths":[],"words":["dummy","fake"],"fingerprints":["abc123"],"gitleaksignore":""}}"#
    );
    engine::Options::parse(&options.to_json()).unwrap();
    let more = options.accepting("def456", "github-pat in a.env");
    assert_eq!(more.accepted(), 2);
    engine::Options::parse(&more.to_json()).unwrap();
}

#[test]
fn other_options_are_another_round() {
    let board = Board::default();
    let same = board.after(Action::Options(board.options.clone()));
    assert_eq!(same.round, board.round);
    let other = board.after(Action::Options(Options { personal: false, ..Options::default() }));
    assert_eq!(other.round, board.round + 1);
}

#[test]
fn restoring_is_the_way_back() {
    let text = format!("a {} b {}", token(), token());
    let scanner = engine::Scanner::new(engine::Options::default()).unwrap();
    let redaction = scanner.redact(&text);
    let originals: Vec<(Rc<str>, Rc<str>)> =
        redaction.originals.iter().map(|(a, b)| (a.as_str().into(), b.as_str().into())).collect();
    assert_eq!(restore(&redaction.text, &originals), (text, 2));
}

#[test]
fn diffs_are_known_by_their_heads() {
    assert!(is_diff("From 1\n\n--- a/x\n+++ b/x\n"));
    assert!(is_diff("@@ -1 +1 @@\n-a\n+b\n"));
    assert!(!is_diff("--- a rule\nof a text\n"));
}

#[test]
fn sizes_for_people() {
    let sizes: Vec<_> = [0.0, 999.0, 4_200.0, 10_485_760.0].into_iter().map(size).collect();
    assert_eq!(sizes, ["0 B", "999 B", "4.2 kB", "10 MB"]);
}

#[test]
fn a_draft_is_a_rule_of_the_package() {
    assert_eq!(Draft::default().to_json(), None);
    let draft = Draft {
        regex: r"corp_[a-z0-9]{8}\b".to_owned(),
        keywords: " corp, ,key".to_owned(),
        entropy: "2.5".to_owned(),
        ..Draft::default()
    };
    let json = draft.to_json().unwrap();
    assert_eq!(json, r#"{"id":"my-rule","regex":"corp_[a-z0-9]{8}\\b","keywords":["corp","key"],"entropy":2.5}"#);
    let odd = Draft { entropy: "NaN".to_owned(), ..draft };
    assert!(!odd.to_json().unwrap().contains("entropy"));
}

#[test]
fn refusals_are_sentences_with_their_place() {
    let json = r#"{"code":"SR0001","message":"x","diagnostics":[{"message":"look-around is not supported","line":3,"column":7,"hints":["Use a group."]}]}"#;
    assert_eq!(refusal(json), "3:7: look-around is not supported. Use a group.");
    assert_eq!(refusal(r#"{"message":"It is no JSON."}"#), "It is no JSON.");
}

//! Addresses of electronic mail, found by their sign.

use crate::diagnostic::Span;
use crate::secrets::rules::{Confidence, How, Rule, rule};
use crate::secrets::scan::Scan;

pub(super) const RULE: Rule = rule! {
    "email-address", "IETF", "Address of electronic mail", "https://www.rfc-editor.org/rfc/rfc5321";
    "EMAIL_ADDRESS", PersonalData, Personal, How::Built; Medium, Medium;
    yes ["write to jun.ito+billing@corp-¦mail.io today"];
    no ["user@example.com", "git@github.com:a/b.git", "icon@2x.png", "pkg@1.2.3", "postgres://u:p@db"];
};

/// Domains that are reserved for examples (RFC 2606), and users that are no persons.
const RESERVED: &[&[u8]] =
    &[b"example.com", b"example.org", b"example.net", b"example.edu", b"users.noreply.github.com"];
const RESERVED_ENDS: &[&[u8]] = &[
    b".example",
    b".test",
    b".invalid",
    b".localhost",
    b".example.com",
    b".example.org",
    b".local",
    b".gserviceaccount.com",
];
const NOBODY: &[&[u8]] = &[b"git", b"noreply", b"no-reply", b"donotreply"];
/// Ends of file names that look like those of domains.
const FILES: &[&[u8]] = &[
    b"png", b"jpg", b"jpeg", b"gif", b"svg", b"webp", b"ico", b"css", b"scss", b"less", b"js", b"mjs", b"cjs", b"ts",
    b"jsx", b"tsx", b"json", b"html", b"htm", b"xml", b"yml", b"yaml", b"md", b"txt", b"map", b"lock", b"php", b"java",
    b"kt", b"swift", b"tgz", b"zip", b"wasm", b"vue", b"service",
];

/// The address around the sign at `at`.
#[inline(never)]
pub(crate) fn email(scan: &mut Scan<'_>, at: usize) {
    let text = scan.text;
    let before = text.get(at.saturating_sub(65)..at).unwrap_or_default();
    let user = before
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'))
        .count();
    let rest = text.get(at + 1..text.len().min(at + 254)).unwrap_or_default();
    let mut domain = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    while domain > 0 && rest.get(domain - 1).is_some_and(|b| matches!(b, b'.' | b'-')) {
        domain -= 1;
    }
    let mut start = at - user;
    while start < at && text.get(start).is_some_and(|b| matches!(b, b'.' | b'-' | b'%' | b'+')) {
        start += 1;
    }
    // A line end as \n is no letter.
    if start > 0
        && text.get(start - 1) == Some(&b'\\')
        && text.get(start).is_some_and(|b| matches!(b, b'n' | b't' | b'r'))
    {
        start += 1;
    }
    let (user, domain) = (text.get(start..at).unwrap_or_default(), rest.get(..domain).unwrap_or_default());
    if user.is_empty() || user.len() > 64 || !user.iter().any(u8::is_ascii_alphabetic) || !is_domain(domain) {
        return;
    }
    // The user and password of a URL, and what follows a path.
    let url = start.checked_sub(1).and_then(|i| text.get(i)).is_some_and(|b| matches!(b, b'/' | b':'))
        && before.windows(3).any(|window| window == b"://");
    if url {
        return;
    }
    let span = Span::new(start, at + 1 + domain.len());
    let lower = domain.to_ascii_lowercase();
    let rule = scan.machine.rules.len() - 1;
    let nobody = NOBODY.iter().any(|name| user.eq_ignore_ascii_case(name));
    if nobody || RESERVED.contains(&lower.as_slice()) || RESERVED_ENDS.iter().any(|end| lower.ends_with(end)) {
        scan.note(
            Some(rule),
            span,
            "placeholder",
            false,
            "a domain for examples or for machines, or a user that is no person",
        );
        return;
    }
    scan.note(Some(rule), span, "shape", true, "a user, the sign and a domain");
    scan.find(rule, span, Confidence::Medium, None);
}

fn is_domain(domain: &[u8]) -> bool {
    let mut labels = domain.split(|b| *b == b'.').rev();
    let top = labels.next().unwrap_or_default();
    let rest: Vec<&[u8]> = labels.collect();
    (2..=24).contains(&top.len())
        && top.iter().all(u8::is_ascii_alphabetic)
        && !FILES.iter().any(|file| top.eq_ignore_ascii_case(file))
        && !rest.is_empty()
        && rest
            .iter()
            .all(|label| (1..=63).contains(&label.len()) && !label.starts_with(b"-") && !label.ends_with(b"-"))
}

//! What the web has secrets in: URLs, Basic headers, JSON Web Tokens, Discord's tokens.

use super::base64;
use super::judge::{self, Makeup};
use super::rules::Confidence;
use crate::diagnostic::Span;

/// Found, or of the shape but refused, with the step and the reason.
pub(crate) type Judged = Result<(Span, Confidence, Option<String>), (Span, &'static str, &'static str)>;

/// The password of the URL whose `://` ends at `at`.
pub(crate) fn url(text: &[u8], at: usize) -> Option<Judged> {
    const LONGEST: usize = 300;
    let rest = text.get(at..text.len().min(at + LONGEST))?;
    let scheme = text.get(at.saturating_sub(20)..at.saturating_sub(3)).unwrap_or_default();
    if !scheme.last().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let ends =
        |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'`' | b'/' | b'?' | b'#' | b'\\' | b',');
    let authority = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?;
    let sign = authority.iter().rposition(|b| *b == b'@')?;
    let colon = authority.iter().take(sign).position(|b| *b == b':')?;
    let (user, password) = (authority.get(..colon)?, authority.get(colon + 1..sign)?);
    let host = authority.get(sign + 1..)?;
    if password.is_empty() || host.is_empty() {
        return None;
    }
    let span = Span::new(at + colon + 1, at + sign);
    Some(secret_part(span, user, &percent_decoded(password)))
}

/// `%40` → `@`
pub(crate) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let hex = |b: u8| char::from(b).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        if let ([a, b, after @ ..], b'%') = (after, first)
            && let (Some(a), Some(b)) = (hex(*a), hex(*b))
        {
            bytes.push((a << 4 | b) as u8);
            rest = after;
            continue;
        }
        bytes.push(*first);
    }
    bytes
}

/// Is the password beside `user` a secret?
fn secret_part(span: Span, user: &[u8], password: &[u8]) -> Judged {
    let makeup = Makeup::of(password);
    if let Some(why) = judge::stands_for(password, &makeup) {
        return Err((span, "placeholder", why));
    }
    if let Some(why) = judge::refers(password) {
        return Err((span, "reference", why));
    }
    if password.contains(&b'<') || password.contains(&b'{') || password.contains(&b'$') && password.len() < 12 {
        return Err((span, "reference", "a template or a variable"));
    }
    if password.eq_ignore_ascii_case(user) {
        return Err((span, "randomness", "it is the name of the user"));
    }
    if makeup.words(60) || makeup.len < 5 || makeup.digits == 0 && makeup.kinds() < 2 && makeup.len < 16 {
        return Err((span, "randomness", "it is made of words, or too short"));
    }
    if makeup.spaces + makeup.others > 0 {
        return Err((span, "form", "it is not printable ASCII"));
    }
    let sure = makeup.len >= 10 && makeup.kinds() >= 2 && makeup.distinct >= 7;
    Ok((span, if sure { Confidence::High } else { Confidence::Medium }, None))
}

/// The base64 behind a `Basic ` that ends at `at`.
pub(crate) fn basic(text: &[u8], at: usize) -> Option<Judged> {
    const NEAR: usize = 48;
    let before = text.get(at.saturating_sub(NEAR)..at)?;
    if !judge::contains(before, b"authorization") {
        return None;
    }
    let rest = text.get(at..text.len().min(at + 1024))?;
    let blanks = rest.iter().take_while(|b| **b == b' ').count();
    let digits = rest.iter().skip(blanks).take_while(|b| base64::digit(**b).is_some() || **b == b'=').count();
    let span = Span::new(at + blanks, at + blanks + digits);
    let value = text.get(span.start..span.end)?;
    if digits < 8 {
        return None;
    }
    let Some(decoded) = base64::decode(value).filter(|text| text.iter().all(|b| (0x20..0x7f).contains(b))) else {
        return Some(Err((span, "structure", "it is not base64 of a user and a password")));
    };
    let colon = decoded.iter().position(|b| *b == b':');
    let Some((user, password)) = colon.and_then(|colon| decoded.split_at_checked(colon)) else {
        return Some(Err((span, "structure", "there is no colon in what it encodes")));
    };
    let judged = secret_part(span, user, password.get(1..).unwrap_or_default());
    Some(judged.map(|(span, confidence, _)| (span, confidence, Some("encodes a user and a password".to_owned()))))
}

/// The JSON Web Token that begins at `start`.
pub(crate) fn jwt(text: &[u8], start: usize) -> Option<Judged> {
    const LONGEST: usize = 16_384;
    let rest = text.get(start..text.len().min(start + LONGEST))?;
    let part = |from: usize| {
        rest.iter().skip(from).take_while(|b| base64::digit(**b).is_some() && !matches!(b, b'+' | b'/')).count()
    };
    let header = part(0);
    if header < 16 || rest.get(header) != Some(&b'.') {
        return None;
    }
    let payload = part(header + 1);
    let dot = header + 1 + payload;
    if payload < 8 || rest.get(dot) != Some(&b'.') {
        return None;
    }
    let signature = part(dot + 1);
    let span = Span::new(start, start + dot + 1 + signature);
    let head = base64::decode(rest.get(..header)?)?;
    let claims = base64::decode(rest.get(header + 1..dot)?)?;
    let no = |why| Some(Err((span, "structure", why)));
    if !head.starts_with(b"{") || !judge::contains(&head, b"\"alg\"") {
        return no("its first part is not a header with an algorithm");
    }
    // An encrypted token (JWE) has five parts, and its second is no JSON.
    if !claims.starts_with(b"{") && !judge::contains(&head, b"\"enc\"") {
        return no("its second part is not a JSON object");
    }
    if signature < 16 && !judge::contains(&head, b"none") {
        return no("it has no signature");
    }
    if rest.get(dot + 1..).is_some_and(|rest| rest.starts_with(b"SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")) {
        return Some(Err((span, "placeholder", "it is the example of jwt.io")));
    }
    let mut proof = String::from("holds a header and claims");
    if let Some(issuer) = member(&claims, b"\"iss\":\"", |b| b != b'"') {
        proof.push_str(&format!(", issuer {issuer}"));
    }
    if let Some(expiry) = member(&claims, b"\"exp\":", |b| b.is_ascii_digit()) {
        proof.push_str(&format!(", valid until {expiry} seconds after 1970"));
    }
    Some(Ok((span, Confidence::High, Some(proof))))
}

fn member(json: &[u8], name: &[u8], goes_on: impl Fn(u8) -> bool) -> Option<String> {
    let at = json.windows(name.len()).position(|w| w == name)? + name.len();
    let value: Vec<u8> = json.iter().skip(at).take(80).take_while(|b| goes_on(**b)).copied().collect();
    String::from_utf8(value).ok().filter(|value| !value.is_empty() && value.chars().all(|c| !c.is_control()))
}

/// Discord's bot token, whose first dot is at `dot` and whose first part begins at `start`.
pub(crate) fn discord(text: &[u8], start: usize, dot: usize) -> Option<Judged> {
    let digits = |from: usize, most: usize| {
        text.iter()
            .skip(from)
            .take(most)
            .take_while(|b| base64::digit(**b).is_some() && !matches!(b, b'+' | b'/'))
            .count()
    };
    let time = digits(dot + 1, 8);
    if time != 6 || text.get(dot + 7) != Some(&b'.') {
        return None;
    }
    let sum = digits(dot + 8, 50);
    if !(27..=45).contains(&sum) {
        return None;
    }
    let span = Span::new(start, dot + 8 + sum);
    let id = base64::decode(text.get(start..dot)?)?;
    if !id.iter().all(u8::is_ascii_digit) {
        return Some(Err((span, "structure", "its first part is not the number of a user")));
    }
    Some(Ok((span, Confidence::High, Some(format!("belongs to the user {}", String::from_utf8_lossy(&id))))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Option<Judged> {
        url(text.as_bytes(), text.find("://").unwrap() + 3)
    }

    #[test]
    fn passwords_of_urls() {
        let text = "postgres://a:Xq7%40z9Tm2w@db/x";
        let Some(Ok((span, Confidence::High, _))) = password(text) else { panic!() };
        assert_eq!(span.of(text), "Xq7%40z9Tm2w");
        for text in ["http://a/b:c@d", "http://host:80/", "x://user@host", "x://u:@h", "x://u:p1@"] {
            assert!(password(text).is_none(), "{text}");
        }
        for text in [
            "x://u:password@h",
            "x://root:root@h",
            "x://u:${PW}@h",
            "x://u:{{ pw }}@h",
            "x://u:<pw>@h",
            "x://guest:guest@h",
        ] {
            assert!(!matches!(password(text), Some(Ok(_))), "{text}");
        }
    }

    #[test]
    fn percent_signs() {
        assert_eq!(percent_decoded(b"a%40b%4"), b"a@b%4");
        assert_eq!(percent_decoded(b"%zz%2"), b"%zz%2");
    }
}

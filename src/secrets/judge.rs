//! Is a value random enough to be a secret, or is it a placeholder, a reference, code, or words?
//!
//! Names and values are judged apart (see `assign`): here is all that can be said of a value by itself. Each refusal has
//! a reason, since people ask for it.

/// For each letter, the letters that often follow it in English and in identifiers: 205 pairs of 676, which make up nine
/// tenths of running text and a third of random letters.
const PAIRS: [u32; 26] = [
    0x13E_B94E, 0x010_4911, 0x01E_4D95, 0x014_4111, 0x0AE_B87D, 0x012_4931, 0x006_2990, 0x000_4111, 0x22E_F87F,
    0x000_0000, 0x000_0010, 0x11C_4919, 0x000_D111, 0x03C_617D, 0x07E_F80E, 0x01A_C911, 0x010_0000, 0x11E_715D,
    0x11C_C995, 0x11E_4995, 0x00E_B917, 0x000_0111, 0x002_0111, 0x008_8000, 0x000_8000, 0x000_0010,
];

/// What a value is made of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Makeup {
    pub(crate) lower: usize,
    pub(crate) upper: usize,
    pub(crate) digits: usize,
    pub(crate) symbols: usize,
    pub(crate) distinct: usize,
    /// The longest run of one byte.
    pub(crate) run: usize,
    /// Bytes that belong to words: letters of one case, or one capital first, that follow each other as in English.
    pub(crate) wordy: usize,
    pub(crate) spaces: usize,
    pub(crate) others: usize,
    pub(crate) len: usize,
}

impl Makeup {
    pub(crate) fn of(value: &[u8]) -> Self {
        let mut makeup = Self { len: value.len(), ..Self::default() };
        let (mut seen, mut run, mut last) = ([0_u64; 4], 0, None);
        for byte in value {
            match byte {
                b'a'..=b'z' => makeup.lower += 1,
                b'A'..=b'Z' => makeup.upper += 1,
                b'0'..=b'9' => makeup.digits += 1,
                b' ' | b'\t' | b'\r' | b'\n' => makeup.spaces += 1,
                0x21..=0x7e => makeup.symbols += 1,
                _ => makeup.others += 1,
            }
            if let Some(word) = seen.get_mut(usize::from(byte >> 6)) {
                makeup.distinct += usize::from(*word >> (byte & 63) & 1 == 0);
                *word |= 1 << (byte & 63);
            }
            run = if last == Some(byte) { run + 1 } else { 1 };
            last = Some(byte);
            makeup.run = makeup.run.max(run);
        }
        makeup.wordy = wordy(value);
        makeup
    }

    pub(crate) const fn letters(&self) -> usize {
        self.lower + self.upper
    }

    /// How many of lower case, upper case, digits and symbols there are.
    pub(crate) fn kinds(&self) -> usize {
        [self.lower, self.upper, self.digits, self.symbols].iter().filter(|count| **count > 0).count()
    }

    /// Are at least `percent` of the bytes part of words?
    pub(crate) const fn words(&self, percent: usize) -> bool {
        self.wordy * 100 >= self.len * percent
    }
}

/// How many bytes belong to words of at least three letters.
fn wordy(value: &[u8]) -> usize {
    let mut rest = value;
    let mut total = 0;
    while let Some(start) = rest.iter().position(u8::is_ascii_alphabetic) {
        rest = rest.get(start..).unwrap_or_default();
        let capitals = rest.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let small = rest.get(capitals..).unwrap_or_default().iter().take_while(|b| b.is_ascii_lowercase()).count();
        // WORD, word or Word; of HTMLElement the capital before the small letters belongs to the next word.
        let len = match (capitals, small) {
            (0, small) => small,
            (1, small) => 1 + small,
            (capitals, 0) => capitals,
            (capitals, _) => capitals - 1,
        };
        let (word, after) = rest.split_at_checked(len).unwrap_or((rest, &[]));
        if is_word(word) {
            total += len;
        }
        rest = after;
    }
    total
}

fn is_word(word: &[u8]) -> bool {
    let pairs = word.len().saturating_sub(1);
    let common = word.windows(2).filter(|pair| common(pair)).count();
    match word.len() {
        0..=2 => false,
        3 => common == 2,
        4..=5 => common + 1 >= pairs,
        _ => common * 10 >= pairs * 7,
    }
}

fn common(pair: &[u8]) -> bool {
    let [a, b] = pair else { return false };
    let row = PAIRS.get(usize::from(a.to_ascii_lowercase().wrapping_sub(b'a'))).copied().unwrap_or_default();
    let column = b.to_ascii_lowercase().wrapping_sub(b'a');
    column < 26 && row >> column & 1 == 1
}

/// Shannon's entropy in bits a byte.
pub(crate) fn entropy(value: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let len = value.len() as f64;
    counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / len).map(|p| -p * p.log2()).sum()
}

/// Finds `needle`, in lower case, in `text` without regard to case.
pub(crate) fn contains(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

/// Words that stand for a value, wherever they are in it; long enough not to come about by chance.
const MARKS: &[&[u8]] = &[
    b"example",
    b"placeholder",
    b"changeme",
    b"change_me",
    b"change-me",
    b"redacted",
    b"xxxxxx",
    b"replace_",
    b"replace-",
    b"replaceme",
    b"your_",
    b"your-",
    b"_here",
    b"-here",
    b"insert_",
    b"insert-",
    b"dummy",
    b"foobar",
    b"<your",
    b"my_secret",
    b"mysecret",
    b"my-secret",
    b"notasecret",
    b"not_a_secret",
    b"not-a-secret",
    b"fake_",
    b"fake-",
    b"-fake",
    b"_fake",
    b"[hidden]",
    b"[masked]",
    b"[filtered]",
    b"todo",
    b"fixme",
    b"123456789",
    b"abc123",
    b"abcdefgh",
    b"deadbeef",
    b"0123456",
    b"sample_",
    b"sample-",
    b"_sample",
    b"password",
    b"passwd",
    b"some-",
    b"some_",
    b"mock_",
    b"mock-",
    b"qwerty",
    b"testtest",
    b"loremipsum",
];

/// Values that say that there is none.
const NONE: &[&[u8]] = &[
    b"none",
    b"null",
    b"undefined",
    b"nil",
    b"true",
    b"false",
    b"empty",
    b"secret",
    b"token",
    b"test",
    b"admin",
    b"root",
    b"user",
    b"default",
    b"optional",
    b"required",
    b"string",
    b"unset",
    b"tbd",
    b"n/a",
    b"na",
    b"xxx",
    b"yes",
    b"no",
    b"on",
    b"off",
];

/// Words that make no secret with a number behind them.
const STEMS: &[&[u8]] =
    &[b"key", b"pass", b"pwd", b"secret", b"token", b"user", b"test", b"admin", b"demo", b"abc", b"value", b"pw"];

/// Why the value of a token with a prefix is a placeholder. Only marks that no random value has by chance.
pub(crate) fn stands_for_token(body: &[u8], makeup: &Makeup) -> Option<&'static str> {
    if makeup.run * 3 >= makeup.len.max(12) || makeup.distinct * 5 <= makeup.len.min(30) {
        return Some("the same few characters again and again");
    }
    if contains(body, b"example")
        || contains(body, b"placeholder")
        || contains(body, b"xxxxxx")
        || contains(body, b"redacted")
    {
        return Some("a word that stands for a value, such as EXAMPLE");
    }
    if ascending(body) >= 10 {
        return Some("characters in the order of the alphabet");
    }
    None
}

/// Why a value is a placeholder.
pub(crate) fn stands_for(value: &[u8], makeup: &Makeup) -> Option<&'static str> {
    if value.is_empty() || NONE.iter().any(|none| value.eq_ignore_ascii_case(none)) {
        return Some("a word that says that there is no value");
    }
    if makeup.run * 2 >= makeup.len || makeup.run >= 6 || makeup.distinct <= 3 {
        return Some("the same few characters again and again");
    }
    if let ([b'<', .., b'>'] | [b'[', .., b']'] | [b'{', .., b'}'] | [b'*', .., b'*'], true) = (value, makeup.words(40))
    {
        return Some("words in brackets");
    }
    if makeup.len < 64 && MARKS.iter().any(|mark| contains(value, mark)) {
        return Some("a word that stands for a value, such as changeme or EXAMPLE");
    }
    if ascending(value) >= 8 {
        return Some("characters in the order of the alphabet");
    }
    let counted = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if makeup.digits == counted
        && (1..=4).contains(&counted)
        && makeup.wordy == makeup.letters()
        && ascending(value) >= counted
        && value.ends_with(b"1234".get(..counted).unwrap_or_default())
    {
        return Some("words with a number behind");
    }
    let word = value.get(..value.len() - counted).unwrap_or_default();
    let word = word.strip_suffix(b"_").or_else(|| word.strip_suffix(b"-")).unwrap_or(word);
    if counted > 0 && STEMS.iter().any(|stem| word.eq_ignore_ascii_case(stem)) {
        return Some("words with a number behind");
    }
    if value.starts_with(b"...") || value.ends_with(b"...") || value.ends_with("…".as_bytes()) {
        return Some("the value is left out");
    }
    None
}

/// The longest run of bytes of which each is one more than the one before.
fn ascending(value: &[u8]) -> usize {
    let (mut longest, mut run) = (1, 1);
    for pair in value.windows(2) {
        let [a, b] = pair else { continue };
        run = if a.checked_add(1) == Some(*b) { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

/// Beginnings of values that say where the secret is.
const PLACES: &[&[u8]] = &[
    b"op://",
    b"ssm:",
    b"arn:",
    b"file:",
    b"env:",
    b"env.",
    b"vault:",
    b"ref+",
    b"secretref:",
    b"enc[",
    b"enc(",
    b"{cipher}",
    b"@microsoft.keyvault",
    b"projects/",
    b"keychain:",
    b"pass:",
    b"age1",
    b"sops:",
    b"secret://",
    b"awssm://",
    b"gcpsm://",
    b"doppler://",
    b"bws:",
    b"infisical:",
    b"$ansible_vault",
    b"!vault",
    b"!secret",
    b"aqica",
    b"sha256:",
    b"sha256-",
    b"sha384-",
    b"sha512-",
    b"sha512:",
    b"sha1:",
    b"sha1-",
    b"md5:",
    b"h1:",
    b"ssh-rsa",
    b"ssh-ed25519",
    b"ecdsa-sha2",
    b"data:",
    b"http://",
    b"https://",
    b"$2a$",
    b"$2b$",
    b"$2y$",
    b"$argon2",
    b"$6$",
    b"$5$",
    b"$1$",
    b"pbkdf2",
    b"bcrypt",
    b"scrypt",
    b"{ssha",
    b"urn:",
    b"secret:",
    b"s3://",
    b"[redacted:",
    b"./",
    b"../",
    b"~/",
    b"/etc/",
    b"/run/",
    b"/var/",
    b"/usr/",
    b"/home/",
    b"/opt/",
    b"/dev/",
    b"/tmp/",
];

/// Why a value is not one itself but says where it is, or how it is computed.
pub(crate) fn refers(value: &[u8]) -> Option<&'static str> {
    let begins = |with: &&[u8]| value.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if PLACES.iter().any(begins) {
        return Some("a reference to where the value is, or a hash");
    }
    for mark in [&b"${"[..], b"{{", b"$(", b"<%", b"#{", b"%(", b"${{", b"{%"] {
        if value.windows(mark.len()).any(|window| window == mark) {
            return Some("a template or a variable");
        }
    }
    let identifier = |text: &[u8]| {
        text.first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_')
            && text.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
    };
    match value {
        [b'$', rest @ ..] | [b'%', rest @ .., b'%'] | [b'@', rest @ ..] if identifier(rest) && rest.len() < 40 => {
            return Some("a variable");
        }
        [b'$', b'e', b'n', b'v', b':', ..] => return Some("a variable"),
        _ => {}
    }
    code(value).then_some("code")
}

/// `name(…`, `name[…`, `await name`, `a->b`, `A::b`
fn code(value: &[u8]) -> bool {
    let head = value.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$')).count();
    let after = value.get(head..).unwrap_or_default();
    let named = value.first().is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'$'));
    if named && head >= 2 {
        match after {
            [b'(', rest @ ..]
                if rest.ends_with(b")") || rest.contains(&b'"') || rest.contains(&b'\'') || rest.is_empty() =>
            {
                return true;
            }
            [b'[', rest @ ..] if rest.ends_with(b"]") || rest.contains(&b'"') || rest.contains(&b'\'') => return true,
            [b'-', b'>', ..] | [b':', b':', ..] | [b'?', b'.', ..] | [b'=', b'>', ..] => return true,
            _ => {}
        }
    }
    value.starts_with(b"await ")
        || value.starts_with(b"new ")
        || value.ends_with(b"()")
        || value.windows(2).any(|w| w == b"()")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(value: &str) -> bool {
        let makeup = Makeup::of(value.as_bytes());
        stands_for(value.as_bytes(), &makeup).is_some() || refers(value.as_bytes()).is_some() || makeup.words(60)
    }

    #[test]
    fn what_is_no_secret() {
        for value in [
            "${DB_PASSWORD}",
            "$DB_PASSWORD",
            "{{ vault_password }}",
            "process.env.TOKEN",
            "config.get('password')",
            "<your-password>",
            "changeme",
            "YOUR_API_KEY",
            "os.environ[\"X\"]",
            "user.passwordHash",
            "db-credentials",
            "replace-with-real-secret",
            "********",
            "xxxxxxxxxxxx",
            "op://vault/item/password",
            "$(cat /run/secrets/db)",
            "ENC[AES256_GCM,data:9f]",
            "config/secrets.yml",
            "stageHealthReviewPrintTimerHandler",
            "undefined",
            "...",
            "%(db_password)s",
            "getpass.getpass()",
        ] {
            assert!(refused(value), "{value}");
        }
    }

    #[test]
    fn what_may_be_one() {
        for value in [
            "eO*Ww%Po5mvN",
            "XWzZxaLW2Bw72_XWzrvbQsbo",
            "4FVbiw9GcAOc",
            "JY5t-ou3EHDb_A~u",
            "2cj3tx7lxtqzvj54j1njttae3pveovjbvyiq",
            "c72947a1c757892f75239fc0427197caaefcf907",
            "woMSMRobDs8OVfsKXKLOYRXfzxwL3lqU",
            "FS^^L%iu3plFoj",
            "%%XVsjugh!q0",
        ] {
            assert!(!refused(value), "{value}");
        }
    }

    #[test]
    fn entropy_is_in_bits() {
        assert!((entropy(b"aaaa")).abs() < 1e-9);
        assert!((entropy(b"abcdabcd") - 2.0).abs() < 1e-9);
    }
}

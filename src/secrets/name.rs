//! Is a name one of a secret? Only its end counts: `db_password` holds a secret, `password_hint` does not.

/// What a name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A password: short, chosen or made.
    Password,
    /// A key, a token, a secret: long, made.
    Key,
    /// A name that only rules for its vendor may use.
    Other,
}

/// A name in lower case without separators, at most this long.
pub(crate) const LONGEST: usize = 64;

/// `AWS_SECRET-accessKey` → `awssecretaccesskey`
pub(crate) fn squeezed(name: &[u8]) -> Vec<u8> {
    let name = name.get(name.len().saturating_sub(LONGEST)..).unwrap_or_default();
    name.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
}

const PASSWORDS: &[&str] =
    &["password", "passwd", "passphrase", "pwd", "passcode", "passwort", "contrasena", "motdepasse"];

/// `pass` alone ends too many other words.
const BEFORE_PASS: &[&str] = &[
    "", "db", "smtp", "user", "mail", "email", "ftp", "admin", "root", "mysql", "sql", "pg", "postgres", "redis",
    "ssh", "ldap", "my", "mongo", "rabbitmq", "proxy", "auth", "basic", "vpn", "wifi", "store", "key", "ca", "login",
    "app", "service", "svc",
];

const KEYS: &[&str] = &[
    "apikey",
    "secretkey",
    "accesskey",
    "privatekey",
    "authkey",
    "signingkey",
    "encryptionkey",
    "encryptkey",
    "masterkey",
    "accountkey",
    "storagekey",
    "sharedkey",
    "appkey",
    "servicekey",
    "sharedaccesskey",
    "sessionkey",
    "hmackey",
    "aeskey",
    "jwtkey",
    "cryptokey",
    "licensekey",
    "subscriptionkey",
    "functionkey",
    "hostkeysecret",
    "webhookkey",
    "apisecretkey",
    "consumerkey",
    "primarykeysecret",
    "adminkey",
    "writekey",
    "deploykey",
    "integrationkey",
    "securitykey",
    "tokenkey",
    "vaultkey",
    "rootkey",
    "ingestkey",
];

const TOKENS: &[&str] = &[
    "token",
    "secret",
    "credential",
    "credentials",
    "apitoken",
    "bearer",
    "jwt",
    "authtoken",
    "secretvalue",
    "apisecret",
];

/// Ends of names that sound like secrets and are none.
const HARMLESS: &[&str] = &[
    "publickey",
    "csrftoken",
    "xsrftoken",
    "nexttoken",
    "pagetoken",
    "pagingtoken",
    "continuationtoken",
    "paginationtoken",
    "cancellationtoken",
    "canceltoken",
    "synctoken",
    "stoptoken",
    "eostoken",
    "bostoken",
    "padtoken",
    "unktoken",
    "masktoken",
    "septoken",
    "clstoken",
    "starttoken",
    "endtoken",
    "firsttoken",
    "lasttoken",
    "currenttoken",
    "prevtoken",
    "previoustoken",
    "skiptoken",
    "resumetoken",
    "requesttoken",
    "idempotencytoken",
    "clienttoken",
    "clientrequesttoken",
    "marketingtoken",
    "designtoken",
    "colortoken",
    "csstoken",
    "publishablekey",
    "bypass",
    "compass",
    "trespass",
    "surpass",
    "overpass",
    "underpass",
    "encompass",
    "forgotpassword",
    "resetpassword",
    "changepassword",
    "showpassword",
    "hidepassword",
    "peektoken",
    "matchtoken",
    "eattoken",
    "siteverifytoken",
    "sitekey",
    "unexpectedtoken",
];

/// Whole names that ask about secrets.
const QUESTIONS: &[&str] =
    &["nosecret", "hassecret", "usesecret", "ispassword", "haspassword", "nopassword", "istoken", "hastoken"];

/// What may follow the word that counts.
const BEHIND: &[&str] = &[
    "production",
    "prod",
    "staging",
    "stage",
    "development",
    "dev",
    "testing",
    "test",
    "live",
    "old",
    "new",
    "default",
    "value",
    "string",
    "raw",
    "plain",
    "plaintext",
    "base64",
    "b64",
    "primary",
    "secondary",
    "backup",
    "current",
    "main",
    "v",
    "val",
    "str",
    "text",
    "env",
    "local",
];

/// What a name promises; nothing if it is no name of a secret.
pub(crate) fn promise(name: &[u8]) -> Option<Promise> {
    let squeezed = squeezed(name);
    let mut word = str::from_utf8(&squeezed).ok()?;
    for _ in 0..3 {
        if let Some(promise) = ending(word, name) {
            return Some(promise);
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let shorter = BEHIND.iter().find_map(|behind| digits.strip_suffix(behind)).unwrap_or(digits);
        if shorter.len() == word.len() {
            break;
        }
        word = shorter;
    }
    None
}

fn ending(word: &str, name: &[u8]) -> Option<Promise> {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if ends(HARMLESS) || QUESTIONS.contains(&word) {
        return None;
    }
    if ends(PASSWORDS) {
        return Some(Promise::Password);
    }
    if let Some(before) = word.strip_suffix("pass") {
        let own = ends_own_word(name, 4);
        if own || BEFORE_PASS.contains(&before) {
            return Some(Promise::Password);
        }
    }
    if ends(KEYS) || ends(TOKENS) {
        return Some(Promise::Key);
    }
    if word.ends_with("pat") && ends_own_word(name, 3) || word.ends_with("key") && ends_own_word(name, 3) {
        return Some(Promise::Other);
    }
    None
}

/// Are the last `len` bytes of `name` a word of their own: `db_pass`, `dbPass`, `pass`?
fn ends_own_word(name: &[u8], len: usize) -> bool {
    let (before, word) = name.split_at_checked(name.len().saturating_sub(len)).unwrap_or_default();
    match (before.last(), word.first()) {
        (None, _) => true,
        (Some(before), Some(first)) => {
            !before.is_ascii_alphanumeric()
                || before.is_ascii_lowercase() && first.is_ascii_uppercase()
                || before.is_ascii_digit()
        }
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_counts() {
        for name in [
            "password",
            "DB_PASSWORD",
            "smtp_pass",
            "adminPassword",
            "keystorePassword",
            "dbPass",
            "PASSWORD_PROD",
            "userpwd2",
        ] {
            assert_eq!(promise(name.as_bytes()), Some(Promise::Password), "{name}");
        }
        for name in [
            "api_key",
            "X-API-KEY",
            "accessToken",
            "client.secret",
            "SIGNING_SECRET",
            "aws_secret_access_key",
            "API_KEY_V2",
        ] {
            assert_eq!(promise(name.as_bytes()), Some(Promise::Key), "{name}");
        }
        for name in [
            "passwordHint",
            "secretLabel",
            "tokenUrl",
            "apiKeyHeader",
            "secretName",
            "secretsPath",
            "private_key_id",
            "compass",
            "monkey",
            "public_key",
            "stripePublishableKey",
            "forgotPassword",
            "nextToken",
            "passwordMinLength",
            "tokenExpired",
            "bypass",
            "keyboard",
        ] {
            assert_eq!(promise(name.as_bytes()), None, "{name}");
        }
    }
}

//! Rules with code of their own: values of many lines, URLs, headers, and what only a name gives away.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{How::Built, Rule, rule};

pub(super) const RULES: &[Rule] = &[
    rule! {
        "private-key", "PKCS", "Private key in PEM: PKCS #1, PKCS #8, SEC 1, DSA; also encrypted", "https://www.rfc-editor.org/rfc/rfc7468";
        "private-key", Secret, Multiline, Built; High, Critical;
        yes ["-----BEGIN RSA PRIV¦ATE KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END RSA PRIV¦ATE KEY-----"];
        no ["-----BEGIN RSA PRIV¦ATE KEY-----\n...\n-----END RSA PRIV¦ATE KEY-----", "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf\n-----END PUBLIC KEY-----"];
    },
    rule! {
        "openssh-private-key", "OpenSSH", "Private key of OpenSSH", "https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key";
        "private-key", Secret, Multiline, Built; High, Critical;
        yes ["-----BEGIN OPENSSH PRIV¦ATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACBKVWlQSvYzCsIlFEoAfXe3pZNgxUxC9Y4i1UvWd4mkVQAAAJgkJ5kTJCeZ\n-----END OPENSSH PRIV¦ATE KEY-----"];
        no ["-----BEGIN OPENSSH PRIV¦ATE KEY-----\nyour key here\n-----END OPENSSH PRIV¦ATE KEY-----"];
    },
    rule! {
        "pgp-private-key", "OpenPGP", "Private key block", "https://www.rfc-editor.org/rfc/rfc9580";
        "private-key", Secret, Multiline, Built; High, Critical;
        yes ["-----BEGIN PGP PRIV¦ATE KEY BLOCK-----\n\nlQVYBGd1x9kBDADLC3pJ9rYbNq0QvVZ8m4S1tA7eHk2uWfXo5cT6iB3nR8yGjLdM\nq0QvVZ8m4S1tA7eHk2uWfXo5cT6iB3nR8yGjLdMlQVYBGd1x9kBDADLC3pJ9rYbN\n-----END PGP PRIV¦ATE KEY BLOCK-----"];
        no ["-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQVYBGd1x9kBDADLC3pJ9rYbNq0QvVZ8m4S1tA7eHk2uWfXo5cT6iB3nR8yGjLdM\n-----END PGP PUBLIC KEY BLOCK-----"];
    },
    rule! {
        "putty-private-key", "PuTTY", "Private key file", "https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html";
        "private-key", Secret, Multiline, Built; High, Critical;
        yes ["PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: none\nComment: a key\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5AAAAIHJCszOHaI9X/yGLtjn22f0hO6VPMQDVtctkym6F1JH1\nPrivate-Lines: 1\nAAAAIGvvIpl8jyqn8Xufkw6v3FnEGtXF3KWw55AP3/AGEBpY\nPrivate-MAC: 2a629acfcfbe28488a1ba9b6948c36406bc28422999ac0d4"];
        no ["PuTTY-User-Key-¦File-3: ssh-ed25519\nEncryption: none\nComment: only the head"];
    },
    rule! {
        "jwt", "IETF", "JSON Web Token, signed or unsigned", "https://www.rfc-editor.org/rfc/rfc7519";
        "token", Secret, Structured, Built; High, High;
        yes ["eyJhbGci¦OiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxNjQ5MDk0MjAiLCJpYXQiOjE3MDI4NTU4ODN9.8Ul3xgklYRdpLTT9Zh4qAE6CI1JCb8chCeAUazuqX5Y"];
        no ["eyJhbGci¦OiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJmb28i¦OiJiYXIifQ.eyJzdWIiOiIxNjQ5MDk0MjAifQ.8Ul3xgklYRdpLTT9Zh4qAE6CI1JCb8ch"];
    },
    rule! {
        "discord-bot-token", "Discord", "Bot token", "https://discord.com/developers/docs/reference#authentication";
        "token", Secret, Structured, Built; High, Critical;
        yes ["MTY5MDg4NTAyMjkz¦NjQ3MDk1Mg.Fc5P9v.pcm7Kdr8xjg0d4aQKBy8l2zYhpHdHJz4aEae4S"];
        no ["Mabcdefghijklmnopqrstuvw.Fc5P9v.pcm7Kdr8xjg0d4aQKBy8l2zYhpHdHJz4aEae4S"];
    },
    rule! {
        "basic-auth-header", "IETF", "User and password of a Basic Authorization header", "https://www.rfc-editor.org/rfc/rfc7617";
        "password", Secret, Contextual, Built; High, High;
        yes ["Authorization: Basic Y2k6V2M0OE1VMWtq¦cnpiNGI5TUJ5VSNBRThT"];
        no ["Authorization: Basic dXNlcjpwYXNzd29yZA==", "Authorization: Basic <credentials>"];
    },
    rule! {
        "url-password", "IETF", "Password in the authority of a URL", "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1";
        "password", Secret, Url, Built; High, High;
        yes ["postgres://admin:XWzZxaLW2B¦w72_XWzrvbQsbo@db.internal:5432/app", "https://ci-bot:EFLpLz2c¦-LAMG.MiBFeO@git.internal/x.git"];
        no ["postgres://user:password@localhost/app", "mysql://root:${DB_PASS}@db/app", "https://host:8080/x@y", "mongodb://USER:PASSWORD@HOST:27017/db"];
    },
    rule! {
        "connection-string-password", "Microsoft", "Password in a connection string", "https://learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring";
        "password", Secret, Contextual, Built; High, High;
        yes ["Server=db;Database=app;User Id=sa;Password=Xq7DJH0K9K¦uG0Mz;Encrypt=true"];
        no ["Server=db;Database=app;User Id=sa;Password={0};Encrypt=true"];
    },
    rule! {
        "generic-password", "", "A name of a password with a value that looks random", "https://cwe.mitre.org/data/definitions/798.html";
        "password", Secret, Generic, Built; Medium, High;
        yes ["db_password = \"4FVbiw9G¦cAOc\"", "ADMINPASSWORD=X7CAg-tl0B¦zpNj3d0uUo"];
        no ["password = \"changeme\"", "password: ${DB_PASSWORD}", "passwordHint: \"Zq8r!vT2xK\"", "password = getpass.getpass()"];
    },
    rule! {
        "generic-api-key", "", "A name of a key, token or secret with a value that looks random", "https://cwe.mitre.org/data/definitions/798.html";
        "secret", Secret, Generic, Built; Medium, High;
        yes ["api_key = \"woMSMRobDs8OVfsK¦XKLOYRXfzxwL3lqU\"", "X-API-SECRET: 07a1d980ae5bf6235de1¦66afa6b4c8f612f2c080"];
        no ["api_key = \"your-api-key-here\"", "token: process.env.TOKEN", "public_key = \"woMSMRobDs8OVfsK¦XKLOYRXfzxwL3lqU\"", "sha256: 07a1d980ae5bf6235de166afa6b4c8f612f2c08007a1d980ae5bf623"];
    },
];

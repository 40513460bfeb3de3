//! The check digits and ranges of identifiers, each by the rule of its country or standard.

use crate::secrets::checksum::{iban, luhn, verhoeff};

/// What has to hold of a value besides its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    None,
    Card,
    CardNear,
    NotCard,
    Track,
    Iban,
    Dea,
    Npi,
    Nhs,
    Ssn,
    Sin,
    Nino,
    Utr,
    Nif,
    Nie,
    Cif,
    SpainSsn,
    Nir,
    FranceTax,
    GermanyTax,
    CodiceFiscale,
    Cpf,
    Cnpj,
    Cuit,
    Rut,
    Nit,
    Aadhaar,
    Tfn,
    Vin,
    Coordinates,
    HasDigit,
    Phone,
    International,
    Ip,
    Mac,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// It does not hold.
    No,
    /// It may be anything: without a keyword it is nothing.
    Weak,
    /// The form is telling.
    Form,
    /// Check digits hold.
    Sum,
}

/// Numbers that issuers and processors reserve for tests. They hold Luhn's sum and belong to nobody.
const TEST_CARDS: &[&[u8]] = &[
    b"4111111111111111",
    b"4012888888881881",
    b"4222222222222",
    b"4242424242424242",
    b"4000056655665556",
    b"4000000000000002",
    b"4005519200000004",
    b"4009348888881881",
    b"4012000033330026",
    b"4012000077777777",
    b"4217651111111119",
    b"4500600000000061",
    b"4000111111111115",
    b"4007000000027",
    b"4462030000000000",
    b"4917610000000000",
    b"4263982640269299",
    b"4263970000005262",
    b"4444333322221111",
    b"4911830000000",
    b"4917300800000000",
    b"4484070000000000",
    b"4929000000006",
    b"4532015112830366",
    b"5555555555554444",
    b"5105105105105100",
    b"5200828282828210",
    b"5454545454545454",
    b"5424000000000015",
    b"5425233430109903",
    b"5431111111111111",
    b"5500000000000004",
    b"5100290029002909",
    b"5577000055770004",
    b"5136333333333335",
    b"5585558555855583",
    b"2222400010000008",
    b"2222410740360010",
    b"2223000048400011",
    b"2223003122003222",
    b"2223016768739313",
    b"2720992593319364",
    b"378282246310005",
    b"371449635398431",
    b"378734493671000",
    b"370000000000002",
    b"343434343434343",
    b"374245455400126",
    b"6011111111111117",
    b"6011000990139424",
    b"6011000000000004",
    b"6011000000000012",
    b"6500000000000002",
    b"30569309025904",
    b"38520000023237",
    b"36148900647913",
    b"3530111333300000",
    b"3566002020360505",
    b"3566111111111113",
    b"6200000000000005",
    b"6205500000000000004",
    b"6331101999990016",
    b"6304000000000000",
];

fn digits(value: &[u8]) -> Vec<u8> {
    value.iter().copied().filter(u8::is_ascii_digit).collect()
}

/// Letters in upper case and digits.
fn plain(value: &[u8]) -> Vec<u8> {
    value.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase).collect()
}

fn number(digits: &[u8]) -> u64 {
    digits.iter().take(19).fold(0, |sum, digit| sum * 10 + u64::from(digit.wrapping_sub(b'0')))
}

fn weighted(digits: &[u8], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum()
}

fn ends_with(digits: &[u8], check: u32) -> bool {
    digits.last().is_some_and(|last| u32::from(last.wrapping_sub(b'0')) == check)
}

fn sum(holds: bool) -> Held {
    if holds { Held::Sum } else { Held::No }
}

fn form(holds: bool) -> Held {
    if holds { Held::Form } else { Held::No }
}

/// Do all digits repeat the first?
fn uniform(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair.first() == pair.last())
}

impl Check {
    /// Does the check hold of `value`, which has the shape?
    pub(super) fn of(self, value: &[u8]) -> Held {
        let all = digits(value);
        match self {
            Self::None => Held::Weak,
            Self::HasDigit => form(all.len() >= 2),
            Self::Card => sum(is_card(&all)),
            Self::CardNear => Held::Weak,
            Self::NotCard => form(!uniform(&all)),
            Self::Track => sum(is_card(value.split(|b| *b == b'=').next().unwrap_or_default())),
            Self::Iban => sum(is_iban(value)),
            Self::Dea => {
                sum(ends_with(&all, (weighted(&all, [1, 0, 1, 0, 1]) + 2 * weighted(&all, [0, 1, 0, 1, 0, 1])) % 10))
            }
            Self::Npi => sum(luhn(&[b"80840", all.as_slice()].concat())),
            Self::Nhs => {
                let check = 11 - weighted(&all, (2..=10).rev()) % 11;
                sum(!uniform(&all) && check != 10 && ends_with(&all, check % 11))
            }
            Self::Ssn => form(is_ssn(&all)),
            Self::Sin => sum(luhn(&all) && !all.starts_with(b"0") && !all.starts_with(b"8") && !uniform(&all)),
            Self::Nino => form(is_nino(value)),
            Self::Utr => {
                const CHECKS: [u8; 11] = *b"21987654321";
                let rest = weighted(all.get(1..).unwrap_or_default(), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
                sum(all.first() == CHECKS.get(rest as usize))
            }
            Self::Nif => sum(dni_letter(number(&all)) == value.last().copied()),
            Self::Nie => {
                let head = match value.first() {
                    Some(b'Y') => 10_000_000,
                    Some(b'Z') => 20_000_000,
                    _ => 0,
                };
                sum(dni_letter(head + number(&all)) == value.last().copied())
            }
            Self::Cif => sum(is_cif(value)),
            Self::SpainSsn => {
                let (body, check) = all.split_at_checked(10).unwrap_or_default();
                sum(number(body) % 97 == number(check))
            }
            Self::Nir => {
                let (body, check) = all.split_at_checked(13).unwrap_or_default();
                sum(97 - number(body) % 97 == number(check))
            }
            Self::FranceTax => {
                let (body, check) = all.split_at_checked(10).unwrap_or_default();
                sum(number(body) % 511 == number(check))
            }
            Self::GermanyTax => sum(is_germany_tax(&all)),
            Self::CodiceFiscale => sum(is_codice_fiscale(value)),
            Self::Cpf => {
                let check = |count: u32| weighted(&all, (2..=count).rev()) * 10 % 11 % 10;
                let tenth = all.get(..10).is_some_and(|head| ends_with(head, check(10)));
                sum(!uniform(&all) && tenth && ends_with(&all, check(11)))
            }
            Self::Cnpj => {
                let check = |sum: u32| if sum % 11 < 2 { 0 } else { 11 - sum % 11 };
                let first = check(weighted(&all, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
                let second = check(weighted(&all, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
                sum(!uniform(&all)
                    && all.get(..13).is_some_and(|head| ends_with(head, first))
                    && ends_with(&all, second))
            }
            Self::Cuit => {
                let check = 11 - weighted(&all, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
                sum(check != 10 && ends_with(&all, check % 11))
            }
            Self::Rut => sum(is_rut(value)),
            Self::Nit => {
                let rest = weighted(&all, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
                sum(ends_with(&all, if rest < 2 { rest } else { 11 - rest }))
            }
            Self::Aadhaar => sum(verhoeff(&all) && !uniform(&all)),
            Self::Tfn => sum(weighted(&all, [1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11) && !uniform(&all)),
            Self::Vin => sum(is_vin(value)),
            Self::Coordinates => form(is_coordinates(value)),
            Self::Phone => phone(value, &all),
            Self::International => {
                let signs = value.starts_with(b"+") && value.iter().any(|b| matches!(b, b' ' | b'-'));
                if !(8..=15).contains(&all.len()) || uniform(&all) {
                    Held::No
                } else if signs {
                    Held::Form
                } else {
                    Held::Weak
                }
            }
            Self::Ip => form(is_public_address(value)),
            Self::Mac => form(!value.iter().all(|b| matches!(b, b'0' | b'f' | b'F' | b':' | b'-'))),
        }
    }
}

fn is_card(digits: &[u8]) -> bool {
    if !luhn(digits) || uniform(digits) || TEST_CARDS.contains(&digits) {
        return false;
    }
    let head = |len: usize| digits.get(..len).map_or(0, number);
    let len = digits.len();
    match (head(1), head(2), head(3), head(4)) {
        (4, ..) => matches!(len, 13 | 16 | 19),
        (_, 51..=55, ..) | (_, _, _, 2221..=2720) => len == 16,
        (_, 34 | 37, ..) => len == 15,
        (_, 36 | 38 | 39, ..) | (_, _, 300..=305 | 309, _) => matches!(len, 14 | 16 | 19),
        (_, _, _, 3528..=3589) => (16..=19).contains(&len),
        (_, 65, ..) | (_, _, 644..=649, _) | (_, _, _, 6011) => (16..=19).contains(&len),
        (_, 62 | 81, ..) => (16..=19).contains(&len),
        (_, 50 | 56..=58 | 60 | 63 | 67, ..) => matches!(len, 16 | 18 | 19),
        _ => false,
    }
}

/// The length of an IBAN by its country (ISO 13616).
const IBANS: &[u8] = b"AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

fn is_iban(value: &[u8]) -> bool {
    let plain = plain(value);
    let country = plain.get(..2).unwrap_or_default();
    let length = IBANS.chunks_exact(4).find_map(|row| row.strip_prefix(country)).map(number);
    length == Some(plain.len() as u64) && iban(&plain)
}

fn is_ssn(digits: &[u8]) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).map_or(0, number);
    let area = part(0, 3);
    area != 0
        && area != 666
        && area < 900
        && part(3, 5) != 0
        && part(5, 9) != 0
        && !uniform(digits)
        && digits != b"078051120"
        && digits != b"219099999"
        && digits != b"123456789"
}

fn is_nino(value: &[u8]) -> bool {
    let [a, b, ..] = value else { return false };
    !b"DFIQUV".contains(a)
        && !b"DFIQUVO".contains(b)
        && !matches!(&[*a, *b], b"BG" | b"GB" | b"KN" | b"NK" | b"NT" | b"TN" | b"ZZ")
}

fn dni_letter(number: u64) -> Option<u8> {
    b"TRWAGMYFPDXBNJZSQVHLCKE".get((number % 23) as usize).copied()
}

fn is_cif(value: &[u8]) -> bool {
    let plain = plain(value);
    let (Some(body), Some(check)) = (plain.get(1..8), plain.get(8)) else { return false };
    let total: u32 = body
        .iter()
        .enumerate()
        .map(|(i, digit)| {
            let digit = u32::from(digit.wrapping_sub(b'0'));
            if i % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
        })
        .sum();
    let control = (10 - total % 10) % 10;
    u32::from(check.wrapping_sub(b'0')) == control || b"JABCDEFGHI".get(control as usize) == Some(check)
}

fn is_germany_tax(digits: &[u8]) -> bool {
    let Some((check, body)) = digits.split_last() else { return false };
    // Of the first ten digits one comes twice or three times, and no other does.
    let counts: Vec<usize> = (b'0'..=b'9').map(|digit| body.iter().filter(|b| **b == digit).count()).collect();
    let repeated = counts.iter().filter(|count| **count > 1).count();
    let product = body.iter().fold(10, |product, digit| {
        let sum = (u32::from(digit.wrapping_sub(b'0')) + product) % 10;
        if sum == 0 { 20 % 11 } else { sum * 2 % 11 }
    });
    repeated == 1
        && counts.iter().all(|count| *count <= 3)
        && (11 - product) % 10 == u32::from(check.wrapping_sub(b'0'))
}

fn is_codice_fiscale(value: &[u8]) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let Some((check, body)) = value.split_last() else { return false };
    let total: u32 = body
        .iter()
        .enumerate()
        .map(|(i, byte)| {
            let value = if byte.is_ascii_digit() { byte - b'0' } else { byte.wrapping_sub(b'A') };
            if i % 2 == 0 { ODD.get(usize::from(value)).copied().unwrap_or_default() } else { u32::from(value) }
        })
        .sum();
    u32::from(check.wrapping_sub(b'A')) == total % 26
}

fn is_rut(value: &[u8]) -> bool {
    let plain = plain(value);
    let Some((check, body)) = plain.split_last() else { return false };
    let total: u32 = body
        .iter()
        .rev()
        .zip((2..=7).cycle())
        .map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight)
        .sum();
    match 11 - total % 11 {
        11 => *check == b'0',
        10 => *check == b'K',
        digit => u32::from(check.wrapping_sub(b'0')) == digit,
    }
}

fn is_vin(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let worth = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'A'..=b'H' => u32::from(byte - b'A') + 1,
        b'J'..=b'R' => u32::from(byte - b'J') + 1,
        b'S'..=b'Z' => u32::from(byte - b'S') + 2,
        _ => 0,
    };
    let total: u32 = value.iter().zip(WEIGHTS).map(|(byte, weight)| worth(*byte) * weight).sum();
    let check = match total % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    };
    value.get(8) == Some(&check) && value.iter().any(u8::is_ascii_alphabetic)
}

/// Latitudes go to 90 degrees, longitudes to 180; the shape has whole degrees before the point.
fn is_coordinates(value: &[u8]) -> bool {
    let mut sides = value.split(|b| *b == b',').map(|side| {
        let side = side.trim_ascii();
        let degrees: Vec<u8> =
            side.iter().skip_while(|b| **b == b'-').copied().take_while(u8::is_ascii_digit).collect();
        number(&degrees)
    });
    sides.next().is_some_and(|latitude| latitude < 90) && sides.next().is_some_and(|longitude| longitude < 180)
}

fn phone(value: &[u8], digits: &[u8]) -> Held {
    let number = digits.get(digits.len().saturating_sub(10)..).unwrap_or_default();
    // The 555-01XX numbers are for fiction.
    if number.len() != 10 || uniform(number) || number.get(3..8) == Some(b"55501") {
        return Held::No;
    }
    match value.first() {
        Some(b'+' | b'(') if value.len() > 12 => Held::Form,
        _ => Held::Weak,
    }
}

fn is_public_address(value: &[u8]) -> bool {
    let octets: Option<Vec<u8>> =
        str::from_utf8(value).unwrap_or_default().split('.').map(|octet| octet.parse().ok()).collect();
    match octets.as_deref() {
        Some(
            [0 | 10 | 127 | 224..=255, ..] | [169, 254, ..] | [192, 168, ..] | [172, 16..=31, ..] | [100, 64..=127, ..],
        ) => false,
        // Blocks for documentation.
        Some([192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] | [1, 2, 3, 4]) => false,
        Some([_, _, _, _]) => true,
        _ => false,
    }
}

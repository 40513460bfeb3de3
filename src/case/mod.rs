//! Lower and upper case of characters, in the full mappings of Unicode.
//!
//! The standard library's tables have a row for each of 2,800 characters, which is a twelfth of the wasm file. Most of them
//! come in runs: neighbours, or every second character, with the same distance to their other case.

mod tables;

use tables::{LOWER, LOWER_LONG, UPPER, UPPER_LONG};

/// So many characters from the first one on, so far apart, each so far from its other case.
type Run = (u32, u8, u8, i32);

/// The lower case of a character.
pub fn lower(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
    } else {
        map(c, &LOWER, LOWER_LONG, into);
    }
}

/// The upper case of a character.
pub fn upper(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_uppercase());
    } else {
        map(c, &UPPER, UPPER_LONG, into);
    }
}

/// A text with each character in lower case.
pub fn lowered(text: &str) -> String {
    let mut lowered = String::new();
    text.chars().for_each(|c| lower(c, &mut lowered));
    lowered
}

/// `long` lists, divided by spaces, characters and the several characters that are their other case.
fn map(c: char, runs: &[Run], long: &str, into: &mut String) {
    if let Some(several) = long.split(' ').find_map(|entry| entry.strip_prefix(c)) {
        into.push_str(several);
        return;
    }
    let code = u32::from(c);
    // Runs of every second character lie within each other.
    let run = runs.iter().find(|(first, count, stride, _)| {
        code.checked_sub(*first)
            .is_some_and(|offset| offset % u32::from(*stride) == 0 && offset / u32::from(*stride) < u32::from(*count))
    });
    let other = run.and_then(|(.., distance)| char::from_u32(code.wrapping_add_signed(*distance)));
    into.push(other.unwrap_or(c));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// The runs and the long mappings of one case.
    fn table(case: impl Fn(char) -> String) -> (Vec<Run>, String) {
        let (mut runs, mut long): (Vec<Run>, Vec<String>) = (Vec::new(), Vec::new());
        for c in ('\u{80}'..=char::MAX).filter(|c| case(*c) != c.to_string()) {
            let other = case(c);
            if other.chars().count() > 1 {
                long.push(format!("{c}{other}"));
                continue;
            }
            let code = u32::from(c);
            let distance = other.chars().next().unwrap() as i32 - code as i32;
            if let Some((first, count, stride, _)) = runs.last_mut().filter(|run| run.3 == distance && run.1 < u8::MAX)
            {
                let step = code - *first - u32::from(*count - 1) * u32::from(*stride);
                if step == u32::from(*stride) || *count == 1 && step == 2 {
                    (*count, *stride) = (*count + 1, step as u8);
                    continue;
                }
            }
            runs.push((code, 1, 1, distance));
        }
        (runs, long.join(" "))
    }

    #[test]
    fn the_tables_are_those_of_the_standard_library() {
        let mut text =
            String::from("//! Written by the test beside it (`UPDATE=1 cargo test case`).\n\nuse super::Run;\n");
        let lower = table(|c| c.to_lowercase().collect());
        let upper = table(|c| c.to_uppercase().collect());
        for (name, (runs, long)) in [("LOWER", lower), ("UPPER", upper)] {
            let escaped: String =
                long.chars().map(|c| if c == ' ' { " ".to_owned() } else { c.escape_unicode().to_string() }).collect();
            writeln!(text, "\npub(super) const {name}_LONG: &str = \"{escaped}\";").unwrap();
            writeln!(text, "\n#[rustfmt::skip]\npub(super) static {name}: [Run; {}] = [", runs.len()).unwrap();
            for row in runs.chunks(6) {
                let row: Vec<String> = row.iter().map(|(a, b, c, d)| format!("({a:#X}, {b}, {c}, {d}),")).collect();
                writeln!(text, "    {}", row.join(" ")).unwrap();
            }
            text.push_str("];\n");
        }
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/case/tables.rs");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(file, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), text, "UPDATE=1 writes the tables anew");
    }

    #[test]
    fn every_character() {
        // Behind this no character has a case, which the tables' own test makes sure of.
        for c in '\0'..'\u{1F000}' {
            let (mut low, mut high) = (String::new(), String::new());
            lower(c, &mut low);
            upper(c, &mut high);
            assert!(low.chars().eq(c.to_lowercase()) && high.chars().eq(c.to_uppercase()), "{c:?}: {low:?} {high:?}");
        }
        assert_eq!(lowered("Straße ÄΣ"), "straße äσ");
    }
}

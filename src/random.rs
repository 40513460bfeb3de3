//! Numbers without order for unit tests, the same in every run.

/// Xorshift, from a seed that is not zero.
pub fn random(mut seed: u64) -> impl FnMut() -> u64 {
    move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    }
}

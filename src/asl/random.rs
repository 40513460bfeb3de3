//! Randomness that is given from outside: the same seed, the same numbers, on every machine.

/// A generator of numbers (`SplitMix64`). AWS does not say which one it uses (I8).
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The generator of that seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The generator of a seed that is a floating-point number, as JavaScript has them.
    #[must_use]
    pub const fn from_number(seed: f64) -> Self {
        Self { state: seed.to_bits() }
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to `n`, which is not 0 and not reached.
    pub const fn below(&mut self, n: u64) -> u64 {
        // The upper half of the product; its bias is at most n in 2^64.
        ((self.next() as u128 * n as u128) >> 64) as u64
    }

    /// 16 bytes.
    pub fn bytes(&mut self) -> [u8; 16] {
        (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes()
    }

    /// A UUID, version 4.
    pub fn uuid(&mut self) -> String {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid().hyphenated().to_string()
    }

    /// A number from 0 up to 1, which is not reached.
    #[expect(clippy::cast_precision_loss, reason = "a part of 2^53")]
    pub const fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

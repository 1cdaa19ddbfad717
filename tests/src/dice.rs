//! Chance that is the same in every run: a seed says what comes. For tests that try many things, and for nothing else.

/// A source of chance.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The source of a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number (SplitMix64).
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not 0.
    pub fn below(&mut self, most: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(most)).unwrap_or_default()
    }

    /// True in so many of a thousand cases.
    pub fn in_thousand(&mut self, many: u32) -> bool {
        self.below(1000) < many
    }

    /// One of several; none of none.
    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        let most = u32::try_from(among.len()).ok().filter(|most| *most > 0)?;
        among.get(self.below(most) as usize)
    }

    /// Puts things into another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.roll() % (last as u64 + 1);
            things.swap(last, usize::try_from(other).unwrap_or_default());
        }
    }
}

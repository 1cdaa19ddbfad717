//! The number a text came from. Reads; looks nothing up.

use crate::contact;

/// The fewest figures in a number that somebody can be answered at: fewer are services, which would answer back.
const SHORTEST: usize = 8;
/// The most, by E.164.
const LONGEST: usize = 15;

/// Who sent a text.
pub(super) enum Sender {
    /// A UK mobile, as it is kept.
    Mobile(String),
    /// Another number, with a plus: no account has it.
    Other(String),
}

impl Sender {
    /// Who is at a number; nobody where it is a name or a short number.
    pub(super) fn of(from: &str) -> Option<Self> {
        if let Ok(number) = contact::mobile(from) {
            return Some(Self::Mobile(number));
        }
        let figures = from.trim().trim_start_matches(['+', '0']);
        let fits =
            (SHORTEST..=LONGEST).contains(&figures.len()) && figures.bytes().all(|it| it.is_ascii_digit());
        fits.then(|| Self::Other(format!("+{figures}")))
    }

    /// The number.
    pub(super) fn number(&self) -> &str {
        let (Self::Mobile(number) | Self::Other(number)) = self;
        number
    }
}

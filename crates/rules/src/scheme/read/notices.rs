//! Checks when people are not to be disturbed, as a scheme file says it.

use crate::scheme::span::Check;
use crate::scheme::{Notices, file};
use chrono::NaiveTime;
use toml::Spanned;

impl Check<'_> {
    /// How notices are given; as usual where the file does not say.
    pub(super) fn notices(&mut self, written: file::Notices) -> Notices {
        let usual = Notices::default();
        let mut time = |value: Option<Spanned<String>>, usual: NaiveTime, name: &str| {
            let read = |value: Spanned<String>| {
                self.time(value.get_ref(), value.span(), &format!("notices.{name}")).unwrap_or(usual)
            };
            value.map_or(usual, read)
        };
        let quiet_from = time(written.quiet_from, usual.quiet_from, "quiet_from");
        let quiet_until = time(written.quiet_until, usual.quiet_until, "quiet_until");
        let mut within = |value: Option<Spanned<u32>>, usual: u32, name: &str, range| {
            value.map_or(usual, |value| self.within(&value, &format!("notices.{name}"), range))
        };
        Notices {
            quiet_from,
            quiet_until,
            visitor_minutes: within(
                written.visitor_minutes,
                usual.visitor_minutes,
                "visitor_minutes",
                5..=120,
            ),
            texts_a_day: within(written.texts_a_day, usual.texts_a_day, "texts_a_day", 0..=100),
        }
    }
}

//! Where a visitor may stand: the streets, bays and hours of a zone, from the scheme alone. What is said of them in
//! sentences is up to the screens.

use crate::stays::ZoneName;
use chrono::{NaiveDate, NaiveTime};
use permit_rules::scheme::{Hours, Street, Words};
use permit_rules::{Scheme, ZoneId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `where_to_park`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetWhereToPark {
    /// A zone of the council; the holder's own where none is named.
    pub zone: Option<ZoneId>,
}

/// Output of `where_to_park`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WhereToPark {
    /// The zone.
    pub zone: ZoneName,
    /// When a permit is needed, in the order of the week; none means at all times.
    pub hours: Vec<PermitHours>,
    /// Local days to come on which none is needed, soonest first.
    pub free_days: Vec<NaiveDate>,
    /// The streets, by name; none where the council has not listed them.
    pub streets: Vec<StreetView>,
}

/// When a permit is needed on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PermitHours {
    /// Days that follow each other, from 1 for Monday to 7 for Sunday.
    pub days: Vec<DayRun>,
    /// From this local time, as `09:00`.
    pub from: String,
    /// Until just before this local time.
    pub to: String,
}

/// Days of the week that follow each other; a single one has the same first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DayRun {
    /// The first, from 1 for Monday.
    pub first: u32,
    /// The last, to 7 for Sunday.
    pub last: u32,
}

/// A street, as a visitor needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StreetView {
    /// Its name, as on its sign.
    pub name: String,
    /// The kinds of bay, each by language. English is always there.
    pub bays: Vec<Words>,
    /// What else is to be known, by language.
    pub note: Option<Words>,
}

impl WhereToPark {
    /// What a scheme says of one of its zones on a local day; none where it has no such zone.
    pub fn of(scheme: &Scheme, id: &ZoneId, today: NaiveDate) -> Option<Self> {
        let zone = scheme.zones.get(id)?;
        let mut free_days: Vec<_> = zone.free_days.iter().copied().filter(|day| *day >= today).collect();
        free_days.sort_unstable();
        let view = |street: &Street| StreetView {
            name: street.name.clone(),
            bays: street.bays.iter().filter_map(|kind| scheme.bays.get(kind).cloned()).collect(),
            note: street.note.clone(),
        };
        let mut streets: Vec<_> = zone.streets.iter().map(view).collect();
        streets.sort_by_cached_key(|street| street.name.to_lowercase());
        Some(Self {
            zone: ZoneName { id: id.clone(), name: zone.name.clone() },
            hours: zone.hours.iter().map(PermitHours::of).collect(),
            free_days,
            streets,
        })
    }
}

impl PermitHours {
    fn of(hours: &Hours) -> Self {
        let time = |time: NaiveTime| time.format("%H:%M").to_string();
        let mut days: Vec<_> = hours.days.iter().map(chrono::Weekday::number_from_monday).collect();
        days.sort_unstable();
        days.dedup();
        let mut runs: Vec<DayRun> = Vec::new();
        for day in days {
            match runs.last_mut() {
                Some(run) if run.last + 1 == day => run.last = day,
                Some(_) | None => runs.push(DayRun { first: day, last: day }),
            }
        }
        Self { days: runs, from: time(hours.from), to: time(hours.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use permit_rules::scheme::read;

    #[test]
    fn days_that_follow_each_other_are_one_run() {
        let mut scheme = read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap();
        let kite: ZoneId = "kite".parse().unwrap();
        let runs = |scheme: &Scheme| {
            let told = WhereToPark::of(scheme, &kite, NaiveDate::MIN).unwrap();
            let runs = told.hours[0].days.iter().map(|run| (run.first, run.last));
            runs.collect::<Vec<_>>()
        };
        assert_eq!(runs(&scheme), [(1, 6)]);
        let days = |text: &str| text.split(' ').map(|day| day.parse().unwrap()).collect();
        for (written, expected) in [
            ("sun", vec![(7, 7)]),
            ("fri mon tue", vec![(1, 2), (5, 5)]),
            ("mon wed thu sat sun", vec![(1, 1), (3, 4), (6, 7)]),
        ] {
            scheme.zones.get_mut(&kite).unwrap().hours[0].days = days(written);
            assert_eq!(runs(&scheme), expected, "{written}");
        }
    }

    #[test]
    fn what_is_told_is_what_the_scheme_says() {
        let scheme = read(include_str!("../../../schemes/morfa.toml")).unwrap();
        let of = |zone: &str, today: &str| {
            WhereToPark::of(&scheme, &zone.parse().unwrap(), today.parse().unwrap())
        };
        let station = of("gorsaf", "2027-01-01").unwrap();
        let days: Vec<_> = station.free_days.iter().map(|day| day.ordinal()).collect();
        assert_eq!(days, [1, 60], "what is over is not told");
        assert_eq!((station.hours[0].from.as_str(), station.hours[0].to.as_str()), ("08:00", "18:00"));
        let harbour = of("harbwr", "2027-01-01").unwrap();
        let names: Vec<_> = harbour.streets.iter().map(|street| street.name.as_str()).collect();
        assert_eq!(names, ["Heol yr Harbwr", "Rhes y Pysgotwyr", "Stryd y Castell"]);
        assert_eq!(harbour.streets[0].bays[1]["en"], "bays shared by permit holders and paying visitors");
        assert!(harbour.streets[0].note.is_some() && harbour.streets[1].note.is_none());
        assert_eq!(of("moon", "2027-01-01"), None);
    }
}

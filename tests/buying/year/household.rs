//! A household: what it means to do, hour by hour, and what it was told. What it was told is compared with the books.

use super::buying::Placed;
use super::town::Town;
use anyhow::{Context, Result};
use chrono::{Duration, NaiveTime};
use permit_api::access::Role;
use permit_api::words::Lang;
use permit_api::{Code, Problem};
use permit_rules::scheme::End;
use permit_rules::{Activate, Channel, Command, Length, Scheme, Settled, Start, Stay, StayId, Vrn, day};
use permit_server::store::{Account, Admission, HolderKey, Store};
use permit_tests::dice::Dice;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Of a thousand households at an hour, so many do something.
const BUSY: u32 = 60;

/// A household, with one member.
pub struct Household {
    pub nth: u32,
    pub key: HolderKey,
    pub scheme: Arc<Scheme>,
    pub dice: Dice,
    /// The stays it was promised, and what each costs.
    pub stays: Vec<(StayId, u32)>,
    /// Visits spent on them, as it was told.
    pub spent: u32,
    /// The orders it placed.
    pub orders: Vec<Placed>,
    /// Whether anything of it was changed since the books were looked at.
    pub touched: bool,
    /// How often it was told no, by reason.
    pub refused: BTreeMap<&'static str, u32>,
}

impl Household {
    /// Takes a household in: three of five in Cambridgeshire, whose visits end within the year, the others where what is
    /// unused is paid back. One in ten has a registration that lapses.
    pub async fn moves_in(town: &Town, nth: u32, mut dice: Dice) -> Result<Self> {
        let scheme = Arc::clone(&town.councils[usize::from(nth % 5 >= 3)]);
        let key = HolderKey { council: scheme.council.clone(), holder: format!("house-{nth}").parse()? };
        let zones: Vec<_> = scheme.zones.keys().cloned().collect();
        let today = day::of(town.now(), scheme.timezone);
        let lapses = today + Duration::days(i64::from(60 + dice.below(250)));
        let account = Account {
            id: key.holder.to_string(),
            council: key.council.clone(),
            holder: Some(key.holder.clone()),
            role: Role::Resident,
            email: Some(format!("house-{nth}@example.org")),
            mobile: None,
            name: "Somebody".to_owned(),
            password: "$argon2id$nobody-logs-in".to_owned(),
            language: Lang::En,
            since: town.now(),
        };
        let registered_until = if nth.is_multiple_of(10) { lapses } else { today + Duration::days(800) };
        let admission =
            Admission { zone: dice.pick(&zones).cloned(), registered_until: Some(registered_until), account };
        town.store.admit(admission).await?;
        let (stays, orders, refused) = (Vec::new(), Vec::new(), BTreeMap::new());
        Ok(Self { nth, key, scheme, dice, stays, spent: 0, orders, touched: false, refused })
    }

    /// Whether it does nothing at this hour.
    pub fn rests(&mut self) -> bool {
        let waits = self.orders.iter().any(|order| !order.over);
        !waits && !self.dice.in_thousand(BUSY)
    }

    /// Does what it means to do at this hour.
    pub async fn acts(&mut self, town: &Town) -> Result<()> {
        self.goes_on_paying(town).await?;
        match self.dice.below(100) {
            0..62 => self.has_a_visitor(town).await,
            62..69 => self.corrects(town).await,
            69..76 => self.cancels(town).await,
            76..92 => self.buys(town).await,
            _ => self.is_paid_back(town).await,
        }
    }

    /// Has something decided; notes a no, which must be one that can be expected.
    pub async fn asks(
        &mut self,
        town: &Town,
        command: Command,
        expected: &[Code],
    ) -> Result<Option<Settled>> {
        let told = town.decides(&self.key, &self.scheme, None, command).await?;
        self.heard(told, expected)
    }

    /// Takes an answer in.
    pub fn heard(&mut self, told: Result<Settled, Problem>, expected: &[Code]) -> Result<Option<Settled>> {
        match told {
            Ok(settled) => {
                self.touched = true;
                Ok(Some(settled))
            }
            Err(problem) => {
                anyhow::ensure!(expected.contains(&problem.code), "{}: {problem:?}", self.key.holder);
                *self.refused.entry(problem.code.name()).or_default() += 1;
                Ok(None)
            }
        }
    }

    async fn has_a_visitor(&mut self, town: &Town) -> Result<()> {
        // Some hardly ever have one, and their visits run out unused.
        if self.nth % 8 == 1 && !self.dice.in_thousand(150) {
            return Ok(());
        }
        let local = day::local(town.now(), self.scheme.timezone);
        let ahead = if self.dice.in_thousand(400) { self.dice.below(10) } else { 0 };
        let date = day::later(local.date(), ahead);
        let nine = date.and_time(NaiveTime::from_hms_opt(9, 0, 0).expect("a time"));
        let start = if ahead == 0 { Start::Now } else { Start::At { local: nine } };
        let length = if matches!(self.scheme.products[0].end, End::Chosen { .. }) {
            let from = if ahead == 0 { local } else { nine };
            Length::Until { local: from + Duration::hours(i64::from(1 + self.dice.below(4))) }
        } else {
            Length::Days { days: 1 + self.dice.below(2) }
        };
        let activate = Activate {
            request: town.request(),
            vrn: plate("AB", self.dice.below(40)),
            product: None,
            start,
            length,
            channel: Channel::App,
        };
        let expected = [
            Code::NotEnoughVisits,
            Code::NotEnoughHours,
            Code::AlreadyCovered,
            Code::TooManyAtOnce,
            Code::RegistrationLapsed,
            Code::TooFarAhead,
            Code::ZoneFree,
        ];
        if let Some(Settled::Stay(stay)) = self.asks(town, Command::Activate(activate), &expected).await? {
            self.spent += stay.visits();
            self.stays.push((stay.id.clone(), stay.visits()));
        }
        Ok(())
    }

    fn one_of_the_last(&mut self) -> Option<StayId> {
        let last = &self.stays[self.stays.len().saturating_sub(6)..];
        self.dice.pick(last).map(|(stay, _)| stay.clone())
    }

    async fn corrects(&mut self, town: &Town) -> Result<()> {
        let Some(stay) = self.one_of_the_last() else { return Ok(()) };
        let vrn = plate("XY", self.dice.below(40));
        let correct = Command::Correct { stay, vrn, channel: Channel::App };
        self.asks(town, correct, &OVER).await.map(drop)
    }

    async fn cancels(&mut self, town: &Town) -> Result<()> {
        let Some(stay) = self.one_of_the_last() else { return Ok(()) };
        if let Some(Settled::Stay(cancelled)) = self.asks(town, Command::Cancel { stay }, &OVER).await? {
            let Stay { id, .. } = *cancelled;
            let place =
                self.stays.iter().position(|(stay, _)| *stay == id).context("a stay it was promised")?;
            self.spent -= self.stays.remove(place).1;
        }
        Ok(())
    }
}

fn plate(letters: &str, number: u32) -> Vrn {
    Vrn::read(&format!("{letters}{number:02} CDE")).expect("a plate")
}

const OVER: [Code; 7] = [
    Code::StayEnded,
    Code::StayCancelled,
    Code::CancelTooLate,
    Code::CorrectionTooLate,
    Code::SamePlate,
    Code::AlreadyCovered,
    Code::UnknownStay,
];

//! Catching up with the server by cursor: pages are gathered and taken over together, so that the device only ever
//! shows a state the server has had.

use crate::backoff::{Backoff, reached};
use crate::cache::{News, Place};
use crate::core::Core;
use crate::flights::Flight;
use crate::news;
use crate::outbox::{Row, Standing};
use crate::output::{Notice, Output, Topic};
use crate::reading::patience;
use crate::turn::Turn;
use chrono::{DateTime, Duration, Utc};
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_api::{Code, Problem, Reply, Request};
use permit_rules::{Change, Holder, RequestId, Scheme};

/// The most pages in one go. A server that has more to say than this is mistaken.
const MOST_PAGES: u32 = 1000;

fn pause() -> Duration {
    Duration::seconds(60)
}

/// How catching up stands.
#[derive(Debug, Default)]
pub(crate) struct CatchUp {
    wanted: bool,
    last: Option<DateTime<Utc>>,
    backoff: Backoff,
    gathered: Gathered,
    owed: Option<Owed>,
}

/// A catching up that the screens wait for, because something was changed on the server.
#[derive(Debug, Clone, Copy)]
struct Owed {
    until: DateTime<Utc>,
    /// Whether its first page has been asked for. A page asked for before the change may lack it.
    asked: bool,
}

/// Pages on their way into the cache.
#[derive(Debug, Default)]
struct Gathered {
    pages: u32,
    all: bool,
    scheme: Option<Scheme>,
    changes: Vec<Change>,
    cursor: Option<Cursor>,
    settles: Vec<RequestId>,
}

impl CatchUp {
    /// Wants to catch up as soon as possible.
    pub fn want(&mut self) {
        self.wanted = true;
        self.backoff.clear();
    }

    /// Wants to catch up because something was changed on the server: the screens wait for it, for a while.
    pub fn owe(&mut self, now: DateTime<Utc>) {
        self.want();
        self.owed = Some(Owed { until: now + patience(), asked: false });
    }

    /// Until when the screens wait for what was changed on the server; none where they need not.
    pub fn owed_until(&self) -> Option<DateTime<Utc>> {
        self.owed.map(|owed| owed.until)
    }

    /// Lets the screens go on without what was changed.
    pub fn forgive(&mut self) {
        self.owed = None;
    }

    /// Whether what comes now may lack what was changed on the server.
    fn too_early(&self) -> bool {
        self.owed.is_some_and(|owed| !owed.asked)
    }

    /// When it is next due.
    pub fn due_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let regular = self.last.filter(|_| !self.wanted).map_or(now, |last| last + pause());
        Some(self.backoff.until().map_or(regular, |until| until.max(regular)))
    }

    fn due(&self, now: DateTime<Utc>) -> bool {
        let regular = self.last.is_none_or(|last| now < last || reached(now, last + pause(), pause()));
        (self.wanted || regular) && self.backoff.due(now)
    }
}

impl Core {
    /// Asks for the first page when it is time.
    pub(crate) fn start_catch_up(&mut self, turn: &mut Turn) {
        if !self.logged_in() || self.flights.page() || !self.catch_up.due(turn.now) {
            return;
        }
        self.catch_up.wanted = false;
        self.catch_up.last = Some(turn.now);
        self.catch_up.owed.iter_mut().for_each(|owed| owed.asked = true);
        let confirmed = |row: &&Row| row.standing == Standing::Confirmed;
        let place = self.cache.place();
        let rows = place.into_iter().flat_map(|place| self.outbox.of(&place.holder.id)).filter(confirmed);
        self.catch_up.gathered = Gathered {
            settles: rows.map(|row| row.id.clone()).collect(),
            cursor: place.map(|place| place.cursor.clone()),
            ..Gathered::default()
        };
        self.ask_for_page(turn);
    }

    fn ask_for_page(&mut self, turn: &mut Turn) {
        let gathered = &self.catch_up.gathered;
        let scheme = gathered.scheme.as_ref().or(self.cache.place().map(|place| &place.scheme));
        let input = GetChanges {
            cursor: gathered.cursor.clone(),
            scheme: scheme.map(|scheme| scheme.version.clone()),
        };
        let id = self.flights.add(Flight::Page);
        let helping = self.helping.clone();
        turn.push(Output::Send { id, request: Request::Changes(input), helping });
    }

    /// Takes a page, or the news that there is none.
    pub(crate) fn page_answered(&mut self, result: Result<Reply, Problem>, turn: &mut Turn) {
        let taken = match result {
            Ok(Reply::Changes(page)) => self.gather(page, turn),
            Ok(_) => Err(Problem::new(Code::Internal)),
            Err(problem) => Err(problem),
        };
        let Err(problem) = taken else { return };
        if problem.code == Code::HelpEnded {
            return self.help_ended(&problem, turn);
        }
        self.catch_up.wanted = true;
        self.catch_up.gathered = Gathered::default();
        if !self.catch_up.too_early() {
            self.catch_up.backoff.failed(turn.now, &self.seed, problem.retry);
            self.catch_up.forgive();
            self.disappoint_readers(&problem, turn);
        }
        if matches!(problem.code, Code::StaffOnWebsite | Code::NotAllowed) {
            // An account that no permits belong to.
            self.give_session_up(turn);
        }
    }

    fn gather(&mut self, page: Changes, turn: &mut Turn) -> Result<(), Problem> {
        let gathered = &mut self.catch_up.gathered;
        gathered.pages += 1;
        if page.reset {
            gathered.all = true;
            gathered.changes.clear();
        }
        gathered.changes.extend(page.changes.iter().cloned());
        gathered.scheme = page.scheme.clone().or(gathered.scheme.take());
        let stuck = gathered.cursor.replace(page.cursor.clone()).as_ref() == Some(&page.cursor);
        if !page.more {
            return self.take_over(page, turn);
        }
        if stuck || gathered.pages >= MOST_PAGES {
            return Err(Problem::new(Code::Internal));
        }
        self.ask_for_page(turn);
        Ok(())
    }

    /// Takes all gathered pages over, and lets go of the confirmed rows they hold the outcome of.
    fn take_over(&mut self, last: Changes, turn: &mut Turn) -> Result<(), Problem> {
        let gathered = std::mem::take(&mut self.catch_up.gathered);
        let before = self.cache.place();
        let id = last.person.holder.clone().ok_or(Problem::new(Code::StaffOnWebsite))?;
        if before.is_some_and(|place| place.holder.id != id && !gathered.all) {
            // Another holder's rows cannot be built upon.
            self.forget_place();
            return Err(Problem::new(Code::NothingCached));
        }
        let all = gathered.all || before.is_none();
        let news_of_scheme = gathered.scheme.is_some();
        let scheme = gathered.scheme.or_else(|| before.map(|place| place.scheme.clone()));
        let scheme = scheme.ok_or(Problem::new(Code::Internal))?;
        let mut holder = match before {
            Some(place) if !all => place.holder.clone(),
            _ => Holder::new(last.council.clone(), id),
        };
        holder.zone = last.zone.clone();
        gathered.changes.iter().for_each(|change| holder.apply(change));
        let same_people = before.is_some_and(|it| it.person == last.person && it.holder.zone == last.zone);
        let outcome = before
            .filter(|place| place.holder.id == holder.id)
            .and_then(|place| news::outcome(&place.holder, &holder));
        let told = !gathered.changes.is_empty() || !gathered.settles.is_empty();
        let place = Place { person: last.person, cursor: last.cursor, synced_at: turn.now, scheme, holder };
        let news = News { all, scheme: news_of_scheme, changes: &gathered.changes };
        self.cache.take_over(place, &news).map_err(|error| crate::calls::storage_problem(&error))?;
        for id in &gathered.settles {
            self.outbox.remove(id);
        }
        self.catch_up.backoff.clear();
        self.caught_up(all || news_of_scheme || told || !same_people, turn);
        if let Some(outcome) = outcome {
            turn.notify(Notice::RegistrationAnswered { outcome, timezone: self.timezone() });
        }
        Ok(())
    }

    fn caught_up(&mut self, seen: bool, turn: &mut Turn) {
        if !self.catch_up.too_early() {
            self.catch_up.forgive();
            self.answer_readers(turn);
        }
        if seen {
            self.schedule(turn);
            turn.changed(&[Topic::Overview]);
        }
        turn.changed(&[Topic::SyncState]);
    }
}

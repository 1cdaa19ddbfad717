//! Calls of the screens: what the device answers by itself, and what it passes on to the server.

use crate::core::Core;
use crate::flights::Flight;
use crate::input::{CallId, SessionState};
use crate::outbox::{Row, Standing};
use crate::output::{Output, Topic};
use crate::predict;
use crate::reading::Reader;
use crate::turn::Turn;
use crate::way::Way;
use chrono::{DateTime, Utc};
use permit_api::access::{LogOut, LoggedOut};
use permit_api::devices::{Dismiss, Dismissed, SyncState};
use permit_api::lasting::{ExtensionQuote, GetExtensionQuote, GetManyQuote, ManyQuote};
use permit_api::plates::{Plate, ReadPlate};
use permit_api::stays::{GetQuote, Quote};
use permit_api::whereabouts::{GetWhereToPark, WhereToPark};
use permit_api::{Arg, Code, Problem, Reply, Request};
use permit_rules::lasting::quote_extension;
use permit_rules::many::quote_many;
use permit_rules::{HolderId, Vrn, day};

impl Core {
    /// Takes a call. It is answered now, or once the server has been heard.
    pub(crate) fn call(&mut self, call: CallId, request: Request, turn: &mut Turn) {
        match Way::of(request) {
            Way::Look(look) => self.read(Reader { call, look }, turn),
            Way::Plate(input) => turn.reply(call, read_plate(&input)),
            Way::Quote(input) => turn.reply(call, self.quote(&input, turn.now)),
            Way::WhereToPark(input) => turn.reply(call, self.where_to_park(&input, turn.now)),
            Way::QuoteMany(input) => turn.reply(call, self.quote_many(&input, turn.now)),
            Way::QuoteExtension(input) => turn.reply(call, self.quote_extension(&input, turn.now)),
            Way::SyncState => turn.reply(call, Ok(Reply::SyncState(self.sync_state()))),
            Way::Dismiss(input) => {
                let result = self.dismiss(&input, turn);
                turn.reply(call, result);
            }
            Way::Help(input) => {
                let result = self.help(input, turn);
                turn.reply(call, result);
            }
            Way::Stay(request) => self.ask(call, request, turn),
            Way::LogOut(input) => {
                let result = self.log_out(&input, turn);
                turn.reply(call, result);
            }
            Way::Server { account: true, .. } if !self.logged_in() => {
                turn.reply(call, Err(Problem::new(Code::NotLoggedIn)));
            }
            Way::Server { request, account: _, then } => {
                let id = self.flights.add(Flight::Call { call, then });
                let helping = self.helping_with(&request);
                turn.push(Output::Send { id, request, helping });
            }
            Way::Refused(code) => turn.reply(call, Err(Problem::new(code))),
        }
    }

    fn quote(&self, input: &GetQuote, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let place = self.place()?;
        let holder = predict::expected(place, &self.outbox);
        let wish = predict::asked(input)?;
        let quote = permit_rules::quote(&holder, &wish, &place.scheme, now)?;
        Ok(Reply::Quote(Quote::of(&quote, &holder, &place.scheme, now)))
    }

    fn where_to_park(&self, input: &GetWhereToPark, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let place = self.place()?;
        let zone = input.zone.as_ref().or(place.holder.zone.as_ref());
        let zone = zone.ok_or_else(|| Problem::new(Code::NotRegistered))?;
        let told = WhereToPark::of(&place.scheme, zone, day::of(now, place.scheme.timezone));
        told.map(Reply::WhereToPark).ok_or_else(|| Problem::new(Code::UnknownPlace))
    }

    fn quote_many(&self, input: &GetManyQuote, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let place = self.place()?;
        let holder = predict::expected(place, &self.outbox);
        let quotes = quote_many(&holder, &predict::asked_many(input)?, &place.scheme, now)?;
        Ok(Reply::QuoteMany(ManyQuote::of(&quotes, &holder, &place.scheme, now)))
    }

    fn quote_extension(&self, input: &GetExtensionQuote, now: DateTime<Utc>) -> Result<Reply, Problem> {
        let place = self.place()?;
        let holder = predict::expected(place, &self.outbox);
        let wish = predict::longer(&input.stay, input.length);
        let extension = quote_extension(&holder, &wish, &place.scheme, now)?;
        Ok(Reply::QuoteExtension(ExtensionQuote::of(&extension, &holder)))
    }

    fn sync_state(&self) -> SyncState {
        let place = self.cache.place().filter(|_| self.logged_in());
        let kept = SessionState::Present { kept: true };
        SyncState {
            logged_in: self.logged_in(),
            reachable: self.reachable,
            synced_at: place.map(|place| place.synced_at),
            waiting: self.waiting(self.cache.place().map(|place| &place.holder.id)),
            session_kept: self.session == kept,
        }
    }

    /// How many requests wait: a holder's, or all where the device does not know whose it is.
    fn waiting(&self, holder: Option<&HolderId>) -> u32 {
        let waits = |row: &&Row| {
            matches!(row.standing, Standing::Waiting { .. })
                && holder.is_none_or(|holder| row.holder == *holder)
        };
        u32::try_from(self.outbox.rows().filter(waits).count()).unwrap_or(u32::MAX)
    }

    fn dismiss(&mut self, input: &Dismiss, turn: &mut Turn) -> Result<Reply, Problem> {
        let holder = &self.place()?.holder.id;
        let row = self.outbox.find(&input.request).filter(|row| row.holder == *holder);
        match row.map(|row| &row.standing) {
            None | Some(Standing::Confirmed) => return Err(Problem::new(Code::UnknownRequest)),
            Some(Standing::Waiting { sent: true }) => return Err(Problem::new(Code::AlreadySent)),
            Some(Standing::Waiting { sent: false } | Standing::Refused { .. }) => {}
        }
        self.outbox.take_out(&input.request).map_err(|error| storage_problem(&error))?;
        turn.changed(&[Topic::Overview, Topic::SyncState]);
        Ok(Reply::Dismiss(Dismissed {}))
    }

    fn log_out(&mut self, input: &LogOut, turn: &mut Turn) -> Result<Reply, Problem> {
        if self.logged_in() {
            if let Some(holder) = self.cache.place().map(|place| place.holder.id.clone()) {
                self.let_go(&holder, input.discard_waiting)?;
            }
            self.give_session_up(turn);
        }
        self.forget_person();
        Ok(Reply::LogOut(LoggedOut {}))
    }

    /// Ends the session here and on the server.
    pub(crate) fn give_session_up(&mut self, turn: &mut Turn) {
        let id = self.flights.next();
        turn.push(Output::Send { id, request: Request::LogOut(LogOut::default()), helping: None });
        self.end_session(turn);
    }

    /// Forgets somebody whose account is closed, and all they had asked for.
    pub(crate) fn account_closed(&mut self, turn: &mut Turn) {
        if let Some(holder) = self.cache.place().map(|place| place.holder.id.clone()) {
            self.discard(&holder);
        }
        self.end_session(turn);
        self.forget_person();
    }

    /// Gives up what a holder's waiting requests asked for, if that is wanted; otherwise there may be none.
    fn let_go(&mut self, holder: &HolderId, discard: bool) -> Result<(), Problem> {
        let waiting = self.waiting(Some(holder));
        if discard {
            self.discard(holder);
        } else if waiting > 0 {
            return Err(Problem::new(Code::RequestsWaiting).with("waiting", Arg::Number(waiting.into())));
        }
        Ok(())
    }

    fn discard(&mut self, holder: &HolderId) {
        let ids: Vec<_> = self.outbox.of(holder).map(|row| row.id.clone()).collect();
        for id in &ids {
            self.outbox.remove(id);
        }
    }

    /// Forgets what the server told, and whom the person helped.
    pub(crate) fn forget_person(&mut self) {
        self.helping = None;
        self.forget_place();
    }

    /// Forgets what the server told about a holder.
    pub(crate) fn forget_place(&mut self) {
        // Where the disk cannot be written, the rows left behind are replaced by the next sync, which starts anew.
        drop(self.cache.clear());
    }
}

/// What the screens are told when the device cannot keep something.
pub(crate) fn storage_problem(error: &rusqlite::Error) -> Problem {
    let full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
    Problem::new(if full { Code::StorageFull } else { Code::Internal })
}

fn read_plate(input: &ReadPlate) -> Result<Reply, Problem> {
    let vrn = Vrn::read(&input.plate)?;
    Ok(Reply::ReadPlate(Plate::of(&vrn)))
}

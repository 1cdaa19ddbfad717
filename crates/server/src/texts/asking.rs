//! What a linked mobile asks for, decided like everything else: by the rules, inside the store's transaction, once for
//! each message.

use super::reply::Reply;
use super::{Received, counts_from, digest, hex};
use crate::office::Office;
use crate::store::{Account, HolderKey, Outcome, RECENT_DAYS, RequestStamp, TextKey, Trouble, Verdict};
use chrono::{DateTime, Duration, Utc};
use permit_api::{Arg, Code, Problem};
use permit_rules::scheme::{End, Unit};
use permit_rules::text::{self, Spoken, Wish};
use permit_rules::{Activate, Channel, Command, Holder, RequestId, Scheme, Start, Stay, Vrn, decide, quote};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A reply, and which stay it is about.
type Answer = (Reply, Option<String>);

/// A resident who wrote.
pub(super) struct Caller<'a> {
    office: &'a Office,
    scheme: &'a Arc<Scheme>,
    account: &'a Account,
    key: &'a HolderKey,
    received: &'a Received,
    /// The moment the text counts from; none where it came in too late.
    from: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
}

impl<'a> Caller<'a> {
    /// The resident who wrote a message, on behalf of a holder.
    pub(super) fn new(
        office: &'a Office,
        scheme: &'a Arc<Scheme>,
        (account, key): (&'a Account, &'a HolderKey),
        received: &'a Received,
        now: DateTime<Utc>,
    ) -> Self {
        let from = counts_from(scheme, received.sent_at, now);
        Self { office, scheme, account, key, received, from, now }
    }

    /// Does what is asked for, and says what came of it.
    ///
    /// # Errors
    /// If nobody can tell what came of it: the message is to be delivered again.
    pub(super) async fn answer(&self, wish: Wish) -> Result<Answer, Problem> {
        match wish {
            Wish::Visitor { vrn, length } => self.start(vrn, length).await,
            Wish::Correct { vrn } => self.correct(vrn).await,
            Wish::Cancel { vrn } => self.cancel(vrn).await,
            Wish::Left { vrn } => self.left(vrn).await,
            Wish::Help => Ok((Reply::new(self.by_unit("text-help-visits", "text-help-hours")), None)),
            Wish::Unreadable { why } => Ok((Reply::unreadable(&why), None)),
        }
    }

    async fn start(&self, vrn: Vrn, spoken: Option<Spoken>) -> Result<Answer, Problem> {
        let sent = Arg::Time(self.received.sent_at.unwrap_or(self.now));
        let late = || Reply::new("text-late").with("sent", sent.clone());
        let Some(from) = self.from else { return Ok((late(), None)) };
        let end = self.scheme.product(None).map_or(End::CalendarDay, |product| product.end);
        let Some((length, ignored)) = text::length(spoken, end, from, self.scheme.timezone) else {
            let plate = Arg::Text(vrn.spaced());
            return Ok((Reply::new("text-time-needed").with("plate", plate), None));
        };
        let request = self.request()?;
        let (product, channel) = (None, Channel::Text);
        let wish = Activate { request: request.clone(), vrn, product, start: Start::Now, length, channel };
        let (scheme, now) = (Arc::clone(self.scheme), self.now);
        let judge = move |holder: &Holder| started(holder, &wish, &scheme, from, now);
        match self.settle("activate", request, judge).await? {
            Ok(stay) => {
                let also = ignored.then_some("text-length-ignored");
                Ok((self.active(&stay, from).await?.and(also), Some(stay.id.into())))
            }
            Err(problem) => Ok((Reply::not_started(problem).with("sent", sent), None)),
        }
    }

    async fn active(&self, stay: &Stay, from: DateTime<Utc>) -> Result<Reply, Problem> {
        let holder = self.holder().await?;
        let today = permit_rules::day::of(from, self.scheme.timezone);
        let left = holder.visits_usable_on(&stay.product, today);
        let zone = self.scheme.zones.get(&stay.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        Ok(Reply::new(self.by_unit("text-active-visits", "text-active-hours"))
            .with("plate", Arg::Text(stay.vrn.spaced()))
            .with("until", Arg::Until(stay.end))
            .with("zone", Arg::Text(zone))
            .with("left", Arg::Number(left.into())))
    }

    async fn correct(&self, vrn: Vrn) -> Result<Answer, Problem> {
        // Sent in time, it is in time. Where it is not known to be, the server's own clock decides.
        let (scheme, at, mine) = (Arc::clone(self.scheme), self.from.unwrap_or(self.now), self.prefix());
        let judge = move |holder: &Holder| {
            let stay = latest(holder, &mine, None).ok_or_else(|| Problem::new(Code::UnknownStay))?;
            let command =
                Command::Correct { stay: stay.id.clone(), vrn: vrn.clone(), channel: Channel::Text };
            Ok(decide(holder, &command, &scheme, at)?.into())
        };
        match self.settle("correct", self.request()?, judge).await? {
            Ok(stay) => {
                let before = stay.corrections.last().map(|it| it.from.spaced()).unwrap_or_default();
                let reply = Reply::new("text-corrected")
                    .with("plate", Arg::Text(stay.vrn.spaced()))
                    .with("from", Arg::Text(before))
                    .with("until", Arg::Until(stay.end));
                Ok((reply, Some(stay.id.into())))
            }
            Err(problem) if problem.code == Code::UnknownStay => {
                Ok((Reply::new("text-correct-nothing"), None))
            }
            Err(problem) => Ok((Reply::not_changed(problem), None)),
        }
    }

    async fn cancel(&self, vrn: Option<Vrn>) -> Result<Answer, Problem> {
        let (scheme, now, mine, named) = (Arc::clone(self.scheme), self.now, self.prefix(), vrn.clone());
        let judge = move |holder: &Holder| {
            let stay =
                latest(holder, &mine, named.as_ref()).ok_or_else(|| Problem::new(Code::UnknownStay))?;
            Ok(decide(holder, &Command::Cancel { stay: stay.id.clone() }, &scheme, now)?.into())
        };
        let nothing = || Ok((Reply::new("text-cancel-nothing"), None));
        match self.settle("cancel", self.request()?, judge).await? {
            Ok(stay) => {
                let plate = Arg::Text(stay.vrn.spaced());
                Ok((Reply::new("text-cancelled").with("plate", plate), Some(stay.id.into())))
            }
            Err(problem) if [Code::CancelTooLate, Code::CancelNotOffered].contains(&problem.code) => {
                let holder = self.holder().await?;
                match latest(&holder, &self.prefix(), vrn.as_ref()) {
                    Some(stay) => Ok((about("text-cancel-begun", stay), Some(stay.id.as_str().to_owned()))),
                    None => nothing(),
                }
            }
            Err(problem) if [Code::UnknownStay, Code::StayEnded].contains(&problem.code) => nothing(),
            Err(problem) => Ok((Reply::not_changed(problem), None)),
        }
    }

    /// Ends what this account started by text, by the rule of every channel. Whoever forges a number takes nobody's cover
    /// away that was given otherwise.
    async fn left(&self, vrn: Option<Vrn>) -> Result<Answer, Problem> {
        let (scheme, now, mine, named) = (Arc::clone(self.scheme), self.now, self.prefix(), vrn.clone());
        let judge = move |holder: &Holder| {
            let mut here =
                here(holder, named.as_ref(), now).filter(|stay| stay.id.as_str().starts_with(&mine));
            let stay = here.next().ok_or_else(|| Problem::new(Code::UnknownStay))?;
            if here.next().is_some() {
                return Err(Problem::new(Code::PlateMissing));
            }
            let command = Command::Stop { stay: stay.id.clone(), channel: Channel::Text };
            Ok(decide(holder, &command, &scheme, now)?.into())
        };
        let settled = self.settle("stop_stay", self.request()?, judge).await?;
        let holder = self.holder().await?;
        let stay = here(&holder, vrn.as_ref(), self.now).max_by_key(|stay| stay.activated_at);
        let told = |key, stay: &Stay| Ok((about(key, stay), Some(stay.id.as_str().to_owned())));
        match (settled, stay) {
            (Ok(stopped), _) => {
                let today = permit_rules::day::of(self.now, self.scheme.timezone);
                let left = holder.visits_usable_on(&stopped.product, today);
                let key = self.by_unit("text-left-ended-visits", "text-left-ended-hours");
                let reply = about(key, &stopped).with("left", Arg::Number(left.into()));
                Ok((reply, Some(stopped.id.into())))
            }
            (Err(problem), Some(_)) if problem.code == Code::PlateMissing => {
                Ok((Reply::new("text-left-which"), None))
            }
            (Err(problem), Some(stay)) if problem.code == Code::StopNotOffered => told("text-left", stay),
            (Err(problem), Some(stay)) if problem.code == Code::UnknownStay => {
                let stops = self.scheme.product(Some(&stay.product)).is_some_and(|it| it.stop.is_some());
                told(if stops { "text-left-elsewhere" } else { "text-left" }, stay)
            }
            (Err(problem), None) if problem.code == Code::UnknownStay => {
                Ok((Reply::new("text-left-nothing"), None))
            }
            (Err(problem), _) => Ok((Reply::not_changed(problem), None)),
        }
    }

    /// Has something decided, once for this message. A refusal is an answer; what is nobody's answer is an error.
    async fn settle(
        &self,
        operation: &'static str,
        request: RequestId,
        judge: impl FnMut(&Holder) -> Result<Verdict, Problem> + Send + 'static,
    ) -> Result<Result<Stay, Problem>, Problem> {
        let said = [operation, &self.received.from, &self.received.words];
        let said = said.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0]));
        let stamp = RequestStamp {
            request,
            fingerprint: said.finalize().into(),
            operation,
            account: Some(self.account.id.clone()),
            channel: Some(Channel::Text),
            at: self.now,
            order: None,
        };
        let answer = match self.office.store.decide(self.key.clone(), stamp, Box::new(judge)).await? {
            Outcome::Answered(answered) => answered.answer,
            Outcome::Reused => Err(Problem::new(Code::RequestReused)),
            Outcome::NoHolder => return Err(Trouble::Broken("a number leads to no holder".to_owned()).into()),
        };
        match answer {
            Ok(settled) => settled.stay().cloned().map(Ok).ok_or_else(|| Problem::new(Code::Internal)),
            Err(problem) if problem.code.status() >= 500 => Err(problem),
            Err(problem) => Ok(Err(problem)),
        }
    }

    /// The message's own request: the same when it is delivered again.
    fn request(&self) -> Result<RequestId, Problem> {
        let (provider, message) = (self.received.provider, self.received.message.clone());
        let key = TextKey { council: self.key.council.clone(), provider, message };
        let request = format!("{}{}", self.prefix(), digest(&key, 16)).parse();
        request.map_err(|_| Problem::new(Code::Internal))
    }

    /// What the stays begin with that this account started by text.
    fn prefix(&self) -> String {
        format!("text-{}-", hex(Sha256::new().chain_update(&self.account.id), 6))
    }

    async fn holder(&self) -> Result<Holder, Problem> {
        let recent = self.now - Duration::days(RECENT_DAYS);
        let held = self.office.store.load(self.key.clone(), recent).await?;
        Ok(held.ok_or_else(|| Trouble::Broken("a number leads to no holder".to_owned()))?.holder)
    }

    fn by_unit(&self, visits: &'static str, hours: &'static str) -> &'static str {
        match self.scheme.product(None).map(|product| product.unit) {
            Some(Unit::Hour) => hours,
            Some(Unit::Visit) | None => visits,
        }
    }
}

fn about(key: &'static str, stay: &Stay) -> Reply {
    Reply::new(key).with("plate", Arg::Text(stay.vrn.spaced())).with("until", Arg::Until(stay.end))
}

/// Starts a visit at the moment the network received the text, unless it would cover nothing.
fn started(
    holder: &Holder,
    wish: &Activate,
    scheme: &Scheme,
    from: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Verdict, Problem> {
    let offered = quote(holder, wish, scheme, from)?;
    if offered.zone_is_free {
        return Err(Problem::new(Code::ZoneFree));
    }
    if offered.end <= now {
        return Err(Problem::new(Code::StayEnded));
    }
    Ok(decide(holder, &Command::Activate(wish.clone()), scheme, from)?.into())
}

/// The latest standing stay whose name begins so, of a plate if one is named.
fn latest<'h>(holder: &'h Holder, prefix: &str, vrn: Option<&Vrn>) -> Option<&'h Stay> {
    let mine = holder.stays.values().filter(|stay| stay.stands() && stay.id.as_str().starts_with(prefix));
    mine.filter(|stay| vrn.is_none_or(|vrn| *vrn == stay.vrn)).max_by_key(|stay| stay.activated_at)
}

/// The stays that cover somebody at a moment, of a plate if one is named.
fn here<'h>(
    holder: &'h Holder,
    vrn: Option<&'h Vrn>,
    now: DateTime<Utc>,
) -> impl Iterator<Item = &'h Stay> + use<'h> {
    let stays =
        holder.stays.values().filter(move |stay| stay.covers_any(now, now + Duration::milliseconds(1)));
    stays.filter(move |stay| vrn.is_none_or(|vrn| *vrn == stay.vrn))
}

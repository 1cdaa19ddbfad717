//! What the device says when nobody looks at the window: outcomes as they come, reminders at their time. Texts are in
//! the message files. Reminders only come while the app runs: desktop systems have no planner to hand them to.

use crate::clock;
use chrono::{DateTime, Utc};
use permit_api::Arg;
use permit_api::stays::Action;
use permit_api::words::{self, Lang};
use permit_core::{Notice, Outcome};
use permit_rules::Vrn;
use permit_rules::reminder::{Matter, Reminder};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::async_runtime::JoinHandle;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

/// The longest sleep of the reminder clock, so that a machine that was asleep is noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// The way to the system's notifications.
pub struct Notifications<R: Runtime> {
    app: AppHandle<R>,
    lang: Lang,
    planned: Mutex<Option<JoinHandle<()>>>,
}

/// A message's key in the files, and its arguments.
type Saying = (&'static str, BTreeMap<String, Arg>);

impl<R: Runtime> Notifications<R> {
    /// Notifications of an app, in a language.
    pub fn new(app: AppHandle<R>, lang: Lang) -> Self {
        Self { app, lang, planned: Mutex::new(None) }
    }

    /// Tells an outcome.
    pub fn notice(&self, notice: &Notice) {
        show(&self.app, self.lang, said(notice, self.lang));
    }

    /// Shows each reminder at its time, and none of those planned before.
    pub fn schedule(&self, reminders: Vec<Reminder>) {
        let (app, lang) = (self.app.clone(), self.lang);
        let task = tauri::async_runtime::spawn(async move {
            for reminder in reminders {
                wait_until(reminder.at).await;
                show(&app, lang, reminded(&reminder.matter, lang));
            }
        });
        let before = self.planned.lock().unwrap_or_else(PoisonError::into_inner).replace(task);
        if let Some(task) = before {
            task.abort();
        }
    }
}

async fn wait_until(at: DateTime<Utc>) {
    while let Ok(left) = (at - clock::now()).to_std() {
        tokio::time::sleep(left.min(LONGEST_SLEEP)).await;
    }
}

fn show<R: Runtime>(app: &AppHandle<R>, lang: Lang, (key, args): Saying) {
    // Days and moments arrive as text or as days, which no clock changes.
    let text = |part: &str| words::message(&format!("{key}-{part}"), &args, lang, chrono_tz::UTC);
    let (Some(title), Some(body)) = (text("title"), text("body")) else {
        tracing::error!(key, "a message is missing");
        return;
    };
    if let Err(error) = app.notification().builder().title(title).body(body).show() {
        tracing::warn!(%error, "a notification could not be shown");
    }
}

fn said(notice: &Notice, lang: Lang) -> Saying {
    match notice {
        Notice::Confirmed { action, plate, start: _, end, timezone } => {
            let key = match action {
                Action::Activate => "notice-confirmed",
                Action::Correct => "notice-corrected",
                Action::Cancel => "notice-cancelled",
                Action::ActivateMany => "notice-many-confirmed",
                Action::Stop => "notice-stopped",
                Action::Extend => "notice-extended",
            };
            (key, args(plate, "until", words::until(*end, lang, zone(timezone))))
        }
        Notice::Refused { action, plate, problem, timezone } => {
            let key = match action {
                Action::Activate => "notice-refused",
                Action::Correct => "notice-correct-refused",
                Action::Cancel => "notice-cancel-refused",
                Action::ActivateMany => "notice-many-refused",
                Action::Stop => "notice-stop-refused",
                Action::Extend => "notice-extend-refused",
            };
            (key, args(plate, "reason", words::sentence(problem, lang, zone(timezone))))
        }
        Notice::RegistrationAnswered { outcome, timezone: _ } => answered(*outcome),
        Notice::RequestsLost { requests } => {
            ("notice-lost", BTreeMap::from([("requests".to_owned(), Arg::Number((*requests).into()))]))
        }
    }
}

/// A clock by its name; the capital's where there is none of that name.
fn zone(name: &str) -> chrono_tz::Tz {
    name.parse().unwrap_or(chrono_tz::Europe::London)
}

fn answered(outcome: Outcome) -> Saying {
    match outcome {
        Outcome::Approved { until: Some(until) } => {
            ("notice-registration-approved", BTreeMap::from([("day".to_owned(), Arg::Day(until))]))
        }
        Outcome::Approved { until: None } => ("notice-registration-exempt", BTreeMap::new()),
        Outcome::Rejected => ("notice-registration-rejected", BTreeMap::new()),
        Outcome::MoreNeeded => ("notice-registration-more", BTreeMap::new()),
    }
}

fn args(plate: &Vrn, name: &str, text: String) -> BTreeMap<String, Arg> {
    BTreeMap::from([("plate".to_owned(), Arg::Text(plate.spaced())), (name.to_owned(), Arg::Text(text))])
}

fn reminded(matter: &Matter, lang: Lang) -> Saying {
    match matter {
        Matter::VisitsExpire { visits, last_day } => {
            let visits = ("visits".to_owned(), Arg::Number((*visits).into()));
            ("reminder-bundle", BTreeMap::from([visits, ("day".to_owned(), Arg::Day(*last_day))]))
        }
        Matter::RegistrationEnds { last_day } => {
            ("reminder-registration", BTreeMap::from([("day".to_owned(), Arg::Day(*last_day))]))
        }
        Matter::StayEnds { vrn, end, timezone } => {
            ("reminder-stay", args(vrn, "until", words::until(*end, lang, zone(timezone))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_api::{Code, Problem};

    fn every_saying(lang: Lang) -> Vec<Saying> {
        let (plate, timezone) = (Vrn::read("AB12CDE").unwrap(), "Europe/London".to_owned());
        let (start, end) = ("2026-06-10T08:30:00Z".parse().unwrap(), "2026-06-10T23:00:00Z".parse().unwrap());
        let last_day = "2026-06-30".parse().unwrap();
        let outcomes = |action| {
            let problem = Problem::new(Code::ZoneFree);
            let confirmed =
                Notice::Confirmed { action, plate: plate.clone(), start, end, timezone: timezone.clone() };
            let refused =
                Notice::Refused { action, plate: plate.clone(), problem, timezone: timezone.clone() };
            [said(&confirmed, lang), said(&refused, lang)]
        };
        let actions = [
            Action::Activate,
            Action::Correct,
            Action::Cancel,
            Action::ActivateMany,
            Action::Stop,
            Action::Extend,
        ];
        let mut sayings = actions.map(outcomes).concat();
        let outcomes = [
            Outcome::Approved { until: Some(last_day) },
            Outcome::Approved { until: None },
            Outcome::Rejected,
            Outcome::MoreNeeded,
        ];
        sayings.extend(outcomes.map(|outcome| {
            said(&Notice::RegistrationAnswered { outcome, timezone: timezone.clone() }, lang)
        }));
        sayings.extend([
            said(&Notice::RequestsLost { requests: 1 }, lang),
            reminded(&Matter::VisitsExpire { visits: 3, last_day }, lang),
            reminded(&Matter::RegistrationEnds { last_day }, lang),
            reminded(&Matter::StayEnds { vrn: plate.clone(), end, timezone: timezone.clone() }, lang),
        ]);
        sayings
    }

    #[test]
    fn everything_said_has_its_sentences_in_every_language() {
        for lang in Lang::ALL {
            for (key, args) in every_saying(lang) {
                for part in ["title", "body"] {
                    let text = words::message(&format!("{key}-{part}"), &args, lang, chrono_tz::UTC);
                    assert!(text.is_some_and(|text| !text.contains('{')), "{key}-{part} {lang:?}");
                }
            }
        }
    }

    #[test]
    fn an_approved_registration_is_told_with_its_last_day() {
        let outcome = Outcome::Approved { until: Some("2026-09-10".parse().unwrap()) };
        let notice = Notice::RegistrationAnswered { outcome, timezone: "Europe/London".to_owned() };
        let (key, args) = said(&notice, Lang::En);
        let body = words::message(&format!("{key}-body"), &args, Lang::En, chrono_tz::UTC).unwrap();
        assert!(body.contains("until Thursday 10 September 2026"), "{body}");
    }

    #[test]
    fn a_stay_to_midnight_is_told_on_the_councils_clock() {
        let (_, args) = every_saying(Lang::En).remove(0);
        assert_eq!(args["until"], Arg::Text("11:59pm on Wednesday 10 June".to_owned()));
    }
}

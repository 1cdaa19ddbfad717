//! People who help: invited by letter, accepted once, allowed to activate and nothing else, and refused at once when the
//! resident does without them.

use crate::fixture::{Answer, Server, activate};
use crate::people::fresh;
use chrono::Duration;
use permit_api::Arg;
use permit_api::{Audience, Code, OPERATIONS};
use permit_server::letters::LetterKind;
use serde_json::{Value, json};

const AMIRA: &str = "amira";
const GARETH: &str = "gareth@example.org";

impl Server {
    async fn invites(&self, token: &str, name: &str, email: &str) -> Answer {
        let input = json!({ "request": fresh(), "name": name, "email": email });
        self.call(token, "invite_helper", &input).await
    }

    /// The secret in the latest invitation to somebody.
    async fn secret(&self, email: &str) -> String {
        let letters = self.letters(email).await;
        let invited = letters.iter().rev().find(|(it, _)| it.kind == LetterKind::HelpInvited).unwrap();
        let Arg::Text(link) = &invited.0.args["link"] else { panic!("no link") };
        let (page, rest) = link.split_once("#secret=").unwrap();
        assert!(page.ends_with("/help/accept"), "{page}");
        rest.split_once("&council=cambridgeshire").unwrap().0.to_owned()
    }

    async fn accepts(&self, token: &str, secret: &str) -> Answer {
        let input = json!({ "request": fresh(), "council": "cambridgeshire", "secret": secret });
        self.call(token, "accept_invitation", &input).await
    }

    /// Calls an operation for somebody who is helped.
    async fn helps(&self, token: &str, holder: &str, operation: &str, input: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        self.post(operation, &[("authorization", &bearer), ("x-helping", holder)], input).await
    }

    /// Amira, whom Gareth helps: both tokens, and the helper's key.
    async fn helped(&self) -> (String, String, Value) {
        let (amira, gareth) = (self.log_in(AMIRA).await, self.log_in("gareth").await);
        let list = self.invites(&amira, "Gareth next door", GARETH).await.ok();
        self.accepts(&gareth, &self.secret(GARETH).await).await.ok();
        (amira, gareth, list["helpers"][0]["id"].clone())
    }
}

async fn stays(server: &Server, token: &str) -> Vec<Value> {
    server.call(token, "overview", &json!({})).await.ok()["stays"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_helper_is_invited_accepts_and_activates() {
    let server = Server::start().await;
    let (amira, gareth) = (server.log_in(AMIRA).await, server.log_in("gareth").await);
    let list = server.invites(&amira, " Gareth next door ", "Gareth@Example.org ").await.ok();
    assert_eq!(list["helpers"][0]["name"], "Gareth next door");
    assert_eq!(list["helpers"][0]["email"], GARETH);
    let until = server.now() + Duration::days(7);
    assert_eq!(list["helpers"][0]["state"], json!({ "kind": "invited", "until": until }));
    let secret = server.secret(GARETH).await;
    let told =
        server.post("invitation", &[], &json!({ "council": "cambridgeshire", "secret": secret })).await;
    assert_eq!(told.ok()["from"], "Amira Hussain");
    let helped = server.accepts(&gareth, &secret).await.ok();
    let holder = helped["holders"][0]["holder"].as_str().unwrap().to_owned();
    assert_eq!((&helped["holders"][0]["name"], holder.as_str()), (&json!("Amira Hussain"), "amira-hussain"));
    assert_eq!(server.kinds("amira@example.org").await, ["helper_joined"]);

    let quote = json!({ "plate": "AB12CDE", "product": null, "start": { "kind": "now" }, "length": { "kind": "days", "days": 1 } });
    let mine = server.call(&gareth, "overview", &json!({})).await.ok();
    server.helps(&gareth, &holder, "quote", &quote).await.ok();
    server.pass(Duration::minutes(5));
    let told = server.helps(&gareth, &holder, "activate", &activate("g1", "AB12CDE")).await.ok();
    assert_eq!(told["stay"]["plate"]["vrn"], "AB12CDE");
    let seen = stays(&server, &amira).await;
    let theirs = seen.iter().find(|it| it["id"] == "g1").unwrap();
    assert_eq!((&theirs["helper"], &theirs["channel"]), (&json!("Gareth next door"), &json!("app")));
    let left = |told: &Value| told["products"][0]["visits_left"].clone();
    assert_eq!(left(&server.call(&gareth, "overview", &json!({})).await.ok()), left(&mine));
    let list = server.call(&amira, "helpers", &json!({})).await.ok();
    let state = &list["helpers"][0]["state"];
    assert_eq!((&state["kind"], &state["used_at"]), (&json!("helping"), &json!(server.now())));
    let history = json!({ "search": "AB12", "month": null, "before": null, "limit": null });
    let past = server.call(&amira, "stay_history", &history).await.ok();
    assert_eq!(past["stays"][0]["helper"], "Gareth next door");
    server
        .helps(&gareth, &holder, "correct", &json!({ "request": "g2", "stay": "g1", "plate": "AB12CDF" }))
        .await
        .ok();
    for action in ["activate", "correct"] {
        let of_stay =
            server.store.record_of("cambridgeshire".parse().unwrap(), "g1".to_owned()).await.unwrap();
        let line = &of_stay.iter().find(|it| it.line.action == action).unwrap().line;
        assert_eq!(
            (line.account.as_deref(), line.holder.as_ref().map(|it| it.as_str())),
            (Some("gareth-llewellyn"), Some("amira-hussain"))
        );
    }
}

#[tokio::test]
async fn a_helper_is_told_of_current_stays_and_nothing_of_the_resident() {
    let server = Server::start().await;
    let (amira, gareth, _) = server.helped().await;
    let save = json!({ "request": fresh(), "plate": "AB12CDE", "name": "Secret friend" });
    server.call(&amira, "save_plate", &save).await.ok();
    server.call(&amira, "activate", &activate("a1", "XY34ZZZ")).await.ok();
    server.helps(&gareth, "amira-hussain", "activate", &activate("g1", "AB12CDE")).await.ok();
    server.pass(Duration::days(2));
    server.call(&amira, "activate", &activate("a2", "XY34ZZY")).await.ok();
    for operation in ["overview", "changes"] {
        let told = server.helps(&gareth, "amira-hussain", operation, &json!({})).await.ok();
        let body = told.to_string();
        for private in ["Secret friend", "amira@example.org", "XY34ZZZ", "\"helpers\":[{\"email\"", "line"] {
            let unsaid = private != "line" || operation == "overview";
            assert!(
                !unsaid || !body.contains(&format!("\"{private}\"")),
                "{operation} tells {private}: {body}"
            );
            assert!(private == "line" || !body.contains(private), "{operation} tells {private}");
        }
        assert!(body.contains("XY34ZZY") && body.contains("AB12CDE"), "{operation}: {body}");
        assert_eq!(
            (&told["person"]["role"], &told["person"]["holder"]),
            (&json!("helper"), &json!("amira-hussain"))
        );
    }
    let overview = server.helps(&gareth, "amira-hussain", "overview", &json!({})).await.ok();
    assert_eq!(overview["registration"]["name"], "Amira Hussain");
    assert_eq!(
        (&overview["registration"]["home"], &overview["registration"]["latest"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(overview["open_orders"], json!([]));
    // The resident's stay that is over cannot be changed, and looks like one that never was.
    for stay in ["a1", "never"] {
        let input = json!({ "request": fresh(), "stay": stay, "plate": "AB12CDG" });
        server.helps(&gareth, "amira-hussain", "correct", &input).await.refused(Code::UnknownStay);
    }
}

#[tokio::test]
async fn a_device_that_helps_catches_up_with_what_it_may_see() {
    let server = Server::start().await;
    let (amira, gareth, helper) = server.helped().await;
    let first = server.helps(&gareth, "amira-hussain", "changes", &json!({})).await.ok();
    let since = json!({ "cursor": first["cursor"], "scheme": "2026-11-24" });
    let nothing = server.helps(&gareth, "amira-hussain", "changes", &since).await.ok();
    assert_eq!((&nothing["reset"], &nothing["changes"]), (&json!(false), &json!([])));
    server.call(&amira, "activate", &activate("a1", "XY34ZZZ")).await.ok();
    let news = server.helps(&gareth, "amira-hussain", "changes", &since).await.ok();
    assert_eq!(news["reset"], true);
    let kinds: Vec<_> =
        news["changes"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert!(
        kinds.iter().all(|it| ["home", "registration", "bundle", "stay", "helpers"].contains(it)),
        "{kinds:?}"
    );
    server.call(&amira, "remove_helper", &json!({ "request": fresh(), "helper": helper })).await.ok();
    server.helps(&gareth, "amira-hussain", "changes", &since).await.refused(Code::HelpEnded);
}

#[tokio::test]
async fn a_helper_may_do_what_members_may_and_nothing_else() {
    let server = Server::start().await;
    let (_, gareth, _) = server.helped().await;
    let gone = server.now();
    for operation in OPERATIONS {
        let told =
            server.helps(&gareth, "amira-hussain", operation.name, &json!({ "no": "such field" })).await;
        let code = told.json()["code"].as_str().map(str::to_owned);
        let expected = match operation.audience {
            Audience::Resident | Audience::Reviewer | Audience::Desk => "not_allowed",
            Audience::Public | Audience::Account | Audience::Member => "malformed",
            Audience::Officer => "officer_key_needed",
            Audience::Device => "device_only",
        };
        assert_eq!(code.as_deref(), Some(expected), "{}", operation.name);
    }
    assert_eq!(server.now(), gone);
    let fill = json!({ "request": fresh(), "product": "visitor", "bundles": 1 });
    server.helps(&gareth, "amira-hussain", "fill_basket", &fill).await.refused(Code::NotAllowed);
    server.call(&gareth, "fill_basket", &fill).await.ok();
}

#[tokio::test]
async fn who_is_removed_is_refused_at_once_and_everywhere() {
    let server = Server::start().await;
    let (amira, gareth, helper) = server.helped().await;
    let elsewhere = server.log_in("gareth").await;
    let remove = json!({ "request": "gone", "helper": helper });
    assert_eq!(server.call(&amira, "remove_helper", &remove).await.ok()["helpers"], json!([]));
    for token in [&gareth, &elsewhere] {
        // What a device had kept to send later is refused like everything else.
        server
            .helps(token, "amira-hussain", "activate", &activate("queued", "AB12CDE"))
            .await
            .refused(Code::HelpEnded);
        server.helps(token, "amira-hussain", "overview", &json!({})).await.refused(Code::HelpEnded);
        server.call(token, "overview", &json!({})).await.ok();
    }
    assert_eq!(server.call(&gareth, "helped", &json!({})).await.ok()["holders"], json!([]));
    assert!(stays(&server, &amira).await.iter().all(|it| it["id"] != "queued"));
    assert_eq!(server.call(&amira, "remove_helper", &remove).await.ok()["helpers"], json!([]));
    let again = json!({ "request": fresh(), "helper": helper });
    server.call(&amira, "remove_helper", &again).await.refused(Code::UnknownHelper);
    assert_eq!(server.kinds(GARETH).await, ["help_invited", "help_ended"]);
}

#[tokio::test]
async fn an_invitation_is_used_once_in_time_by_its_address_and_not_once_withdrawn() {
    let server = Server::start().await;
    let (amira, gareth) = (server.log_in(AMIRA).await, server.log_in("gareth").await);
    let siobhan = server.log_in("siobhan").await;
    server.invites(&amira, "G", GARETH).await.ok();
    let secret = server.secret(GARETH).await;
    server.accepts(&siobhan, &secret).await.refused(Code::InvitationForAnother);
    server.accepts(&amira, &secret).await.refused(Code::OwnPermits);
    server.accepts(&gareth, "made up").await.refused(Code::InvitationOver);
    let see = |secret: &str| json!({ "council": "cambridgeshire", "secret": secret });
    server.post("invitation", &[], &see("made up")).await.refused(Code::InvitationOver);
    server.accepts(&gareth, &secret).await.ok();
    server.accepts(&gareth, &secret).await.refused(Code::InvitationOver);
    server.post("invitation", &[], &see(&secret)).await.refused(Code::InvitationOver);

    let list = server.invites(&amira, "S", "siobhan@example.org").await.ok();
    let helper = list["helpers"][1]["id"].clone();
    let secret = server.secret("siobhan@example.org").await;
    server.call(&amira, "remove_helper", &json!({ "request": fresh(), "helper": helper })).await.ok();
    server.accepts(&siobhan, &secret).await.refused(Code::InvitationOver);
    server.invites(&amira, "S", "siobhan@example.org").await.ok();
    let secret = server.secret("siobhan@example.org").await;
    server.pass(Duration::days(7));
    server.accepts(&siobhan, &secret).await.refused(Code::InvitationOver);
    let list = server.call(&amira, "helpers", &json!({})).await.ok();
    assert_eq!(list["helpers"][1]["state"], json!({ "kind": "over", "since": server.now() }));
}

#[tokio::test]
async fn of_two_who_accept_at_once_each_invitation_has_one() {
    let server = Server::start().await;
    let (amira, gareth) = (server.log_in(AMIRA).await, server.log_in("gareth").await);
    server.invites(&amira, "G", GARETH).await.ok();
    let secret = server.secret(GARETH).await;
    let (one, other) = tokio::join!(server.accepts(&gareth, &secret), server.accepts(&gareth, &secret));
    let mut told = [one.status, other.status];
    told.sort_unstable();
    assert_eq!(told, [200, 410]);
}

#[tokio::test]
async fn nobody_learns_from_an_invitation_who_has_an_account() {
    let server = Server::start().await;
    let amira = server.log_in(AMIRA).await;
    let told = |answer: Answer| {
        let list = answer.ok();
        let last = list["helpers"].as_array().unwrap().last().unwrap().clone();
        (last["state"].clone(), last["name"].clone())
    };
    let known = told(server.invites(&amira, "Friend", GARETH).await);
    let unknown = told(server.invites(&amira, "Friend", "nobody@example.org").await);
    assert_eq!(known, unknown);
    assert_eq!(server.kinds("nobody@example.org").await, ["help_invited"]);
    server.invites(&amira, "Me", "amira@example.org").await.refused(Code::OwnPermits);
    server.invites(&amira, "Again", GARETH).await.refused(Code::HelperKnown);
    server.invites(&amira, "Nowhere", "no address").await.refused(Code::BadEmail);
    server.invites(&amira, " ", "x@example.org").await.refused(Code::NameMissing);
}

#[tokio::test]
async fn secrets_of_invitations_are_nowhere_on_the_disk_but_in_the_letter() {
    let server = Server::start().await;
    let amira = server.log_in(AMIRA).await;
    server.invites(&amira, "G", GARETH).await.ok();
    let secret = server.secret(GARETH).await;
    let everything = server.everything(&amira).await.to_string();
    assert!(!everything.contains(&secret) && secret.len() >= 43);
    let key = permit_server::store::accounts::TicketKey::Secret([0; 32]);
    assert_eq!(server.store.ticket("cambridgeshire".parse().unwrap(), key).await.unwrap(), None);
}

#[tokio::test]
async fn nobody_helps_whom_they_do_not_help() {
    let server = Server::start().await;
    let (_, gareth, _) = server.helped().await;
    let siobhan = server.log_in("siobhan").await;
    for holder in ["amira-hussain", "nobody", "not an id", "gareth-llewellyn"] {
        server.helps(&siobhan, holder, "overview", &json!({})).await.refused(Code::HelpEnded);
    }
    server.helps(&gareth, "siobhan", "overview", &json!({})).await.refused(Code::HelpEnded);
    server.helps(&gareth, "gareth-llewellyn", "overview", &json!({})).await.refused(Code::HelpEnded);
    // What is about the account itself is the account's own, whoever is named.
    assert_eq!(server.helps(&gareth, "amira-hussain", "account", &json!({})).await.ok()["email"], GARETH);
}

#[tokio::test]
async fn a_helper_leaves_and_so_does_whoever_closes_the_account() {
    let server = Server::start().await;
    let (amira, gareth, _) = server.helped().await;
    let stop = |holder: &str| json!({ "request": fresh(), "holder": holder });
    server.call(&gareth, "stop_helping", &stop("siobhan")).await.refused(Code::HelpEnded);
    server.call(&gareth, "stop_helping", &stop("amira-hussain")).await.ok();
    assert_eq!(server.call(&amira, "helpers", &json!({})).await.ok()["helpers"], json!([]));
    server.invites(&amira, "G", GARETH).await.ok();
    server.accepts(&gareth, &server.secret(GARETH).await).await.ok();
    server.call(&gareth, "close_account", &json!({ "password": "visitor-demo-2" })).await.ok();
    assert_eq!(server.call(&amira, "helpers", &json!({})).await.ok()["helpers"], json!([]));
}

//! Making, keeping and leaving an account, from the first letter to the last.

use crate::fixture::{Server, activate};
use crate::mail::{
    COUNCIL, OTHER, PASSWORD, by_code, by_link, code, confirm, forgot, join, kinds, letters, link, reset,
    secret, shape, sign_up,
};
use chrono::Duration;
use permit_api::Code;
use permit_api::words::Lang;
use permit_server::letters::LetterKind;
use serde_json::{Value, json};

const NIA: &str = "nia@example.org";

#[tokio::test]
async fn councils_can_be_chosen_before_anybody_is_known() {
    let server = Server::start().await;
    let told = server.post("councils", &[], &json!({})).await.ok();
    assert_eq!(told["councils"][0]["id"], COUNCIL);
    assert_eq!(told["demo"], true);
    let elsewhere = json!({ "council": "atlantis", "contact": NIA, "language": "en" });
    server.post("forgot_password", &[], &elsewhere).await.refused(Code::UnknownCouncil);
}

#[tokio::test]
async fn an_account_is_there_once_it_is_confirmed() {
    let server = Server::start().await;
    let sent = sign_up(&server, " Nia@Example.org ", PASSWORD).await.ok();
    assert_eq!((&sent["by"], &sent["until"]), (&json!("email"), &json!("2026-06-01T08:10:00Z")));
    server.try_log_in(NIA, PASSWORD).await.refused(Code::WrongLogIn);
    let letter = letters(&server, NIA).await.remove(0);
    assert_eq!((letter.kind, letter.language), (LetterKind::ConfirmSignUp, Lang::Cy));
    let link = link(&server, NIA).await;
    assert!(link.starts_with(&format!("http://{}/confirm#secret=", server.address())), "{link}");
    let proof = by_code(&sent["ticket"], &code(&server, NIA).await);
    assert_eq!(confirm(&server, &proof).await.ok()["done"], "signed_up");
    confirm(&server, &proof).await.refused(Code::CodeExpired);
    let told = server.try_log_in(NIA, PASSWORD).await.ok();
    assert_eq!((&told["person"]["name"], &told["person"]["role"]), (&json!("Nia Evans"), &json!("resident")));
    let token = told["token"].as_str().unwrap();
    let account = server.call(token, "account", &json!({})).await.ok();
    assert_eq!(
        (&account["email"], &account["mobile"], &account["language"]),
        (&json!(NIA), &Value::Null, &json!("cy"))
    );
    // Nobody has looked at an address yet.
    server.call(token, "activate", &activate("r1", "AB12CDE")).await.refused(Code::NotRegistered);
}

#[tokio::test]
async fn a_number_will_do_instead_of_an_address() {
    let server = Server::start().await;
    let token = join(&server, "07700900123").await;
    assert_eq!(kinds(&server, "+447700900123").await, [LetterKind::ConfirmMobile]);
    let account = server.call(&token, "account", &json!({})).await.ok();
    assert_eq!((&account["email"], &account["mobile"]), (&Value::Null, &json!("07700 900123")));
    server.call(&token, "unlink_mobile", &json!({})).await.refused(Code::LastContact);
    server.try_log_in("+44 7700 900123", PASSWORD).await.ok();
    // Who proves the number is told that it has an account; nobody else is.
    let sent = sign_up(&server, "07700 900 123", OTHER).await.ok();
    let proof = by_code(&sent["ticket"], &code(&server, "+447700900123").await);
    confirm(&server, &proof).await.refused(Code::ContactTaken);
    server.try_log_in("07700 900123", OTHER).await.refused(Code::WrongLogIn);
}

#[tokio::test]
async fn what_cannot_be_right_is_refused_and_nobody_is_written_to() {
    let server = Server::start().await;
    for (contact, password, code) in [
        ("nobody", PASSWORD, Code::BadContact),
        ("0345 520 7007", PASSWORD, Code::BadContact),
        (NIA, "kx7 vb2 qm9", Code::PasswordTooShort),
        (NIA, &"kx7 vb2 ".repeat(17), Code::PasswordTooLong),
        (NIA, "password1234", Code::PasswordKnown),
        (NIA, "niaevans2026!", Code::PasswordKnown),
        (NIA, "Cambridgeshire-26", Code::PasswordKnown),
    ] {
        let told = sign_up(&server, contact, password).await;
        told.refused(code);
        assert!(!told.body.contains(password));
        server.pass(Duration::hours(1));
    }
    assert!(kinds(&server, NIA).await.is_empty());
}

#[tokio::test]
async fn nobody_finds_out_who_has_an_account() {
    let server = Server::start().await;
    let known = sign_up(&server, "amira@example.org", PASSWORD).await;
    let ticket = known.ok()["ticket"].clone();
    assert_eq!(shape(known), shape(sign_up(&server, "nobody@example.org", PASSWORD).await));
    assert_eq!(kinds(&server, "amira@example.org").await, [LetterKind::AlreadyRegistered]);
    assert_eq!(kinds(&server, "nobody@example.org").await, [LetterKind::ConfirmSignUp]);
    let letter = letters(&server, "amira@example.org").await.remove(0);
    assert_eq!(letter.args.keys().collect::<Vec<_>>(), ["link", "reset_link"]);
    assert!(!link(&server, "amira@example.org").await.contains('#'));
    // Codes that are guessed fare the same, too.
    for _ in 0..4 {
        confirm(&server, &by_code(&ticket, "123456")).await.refused(Code::WrongCode);
    }
    confirm(&server, &by_code(&ticket, "123456")).await.refused(Code::CodeExpired);
    let known = forgot(&server, "amira@example.org").await;
    known.ok();
    assert_eq!(shape(known), shape(forgot(&server, "nobody@example.org").await));
    assert_eq!(kinds(&server, "amira@example.org").await[0], LetterKind::ResetPassword);
    assert_eq!(kinds(&server, "nobody@example.org").await[0], LetterKind::NoAccount);
    let known = forgot(&server, "07700 900999").await;
    assert_eq!(known.ok()["by"], "text");
    server.log_in("amira").await;
}

#[tokio::test]
async fn letters_with_codes_are_few() {
    let server = Server::start().await;
    let mut told = Vec::new();
    for to in ["amira@example.org", "nobody@example.org"] {
        for n in 0..5 {
            let sent =
                if n % 2 == 0 { forgot(&server, to).await } else { sign_up(&server, to, PASSWORD).await };
            sent.ok();
        }
        let full = forgot(&server, to).await;
        full.refused(Code::TooManyTries);
        sign_up(&server, to, PASSWORD).await.refused(Code::TooManyTries);
        assert_eq!(kinds(&server, to).await.len(), 5);
        told.push(shape(full));
    }
    assert_eq!(told[0], told[1]);
    server.log_in("amira").await;
    server.pass(Duration::hours(1));
    forgot(&server, "amira@example.org").await.ok();
}

#[tokio::test]
async fn a_network_does_not_write_to_everybody() {
    let server = Server::start().await;
    for n in 0..50 {
        forgot(&server, &format!("nobody-{n}@example.org")).await.ok();
    }
    forgot(&server, "amira@example.org").await.refused(Code::TooManyTries);
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_and_everybody_is_out() {
    let server = Server::start().await;
    let [here, there] = [server.log_in("amira").await, server.log_in("amira").await];
    for _ in 0..10 {
        server.try_log_in("amira@example.org", "wrong").await.refused(Code::WrongLogIn);
    }
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::TooManyTries);
    // However many guesses were made, her way back is open.
    forgot(&server, "amira@example.org").await.ok();
    let proof = by_link(&secret(&server, "amira@example.org").await);
    reset(&server, &proof, "amira amira amira").await.refused(Code::PasswordKnown);
    reset(&server, &proof, PASSWORD).await.ok();
    for token in [here, there] {
        server.call(&token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    }
    assert_eq!(kinds(&server, "amira@example.org").await[0], LetterKind::PasswordChanged);
    reset(&server, &proof, OTHER).await.refused(Code::CodeExpired);
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::WrongLogIn);
    server.try_log_in("amira@example.org", PASSWORD).await.ok();
    let subject = "amira-hussain".to_owned();
    let record = server.store.record_of(COUNCIL.parse().unwrap(), subject).await.unwrap();
    let actions: Vec<_> = record.iter().map(|it| it.line.action.as_str()).collect();
    assert_eq!(actions, ["forgot_password", "reset_password"]);
    assert!(record.iter().all(|it| !format!("{:?}", it.line).contains('@')));
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let server = Server::start().await;
    let [here, there] = [server.log_in("amira").await, server.log_in("amira").await];
    let change = |old: &str, new: &str| {
        let (server, here) = (&server, here.clone());
        let input = json!({ "old": old, "new": new });
        async move { server.call(&here, "change_password", &input).await }
    };
    change("wrong", PASSWORD).await.refused(Code::WrongPassword);
    change("visitor-demo-1", "Amira Hussain 85").await.refused(Code::PasswordKnown);
    change("visitor-demo-1", PASSWORD).await.ok();
    server.call(&here, "overview", &json!({})).await.ok();
    server.call(&there, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    assert_eq!(kinds(&server, "amira@example.org").await, [LetterKind::PasswordChanged]);
    for _ in 0..10 {
        change("wrong", OTHER).await.refused(Code::WrongPassword);
    }
    change(PASSWORD, OTHER).await.refused(Code::TooManyTries);
}

#[tokio::test]
async fn an_address_changes_once_its_reader_says_so() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    let change = |email: &str, password: &str| {
        let (server, token) = (&server, token.clone());
        let input = json!({ "email": email, "password": password });
        async move { server.call(&token, "change_email", &input).await }
    };
    change("new@example.org", "wrong").await.refused(Code::WrongPassword);
    change("new@", "visitor-demo-1").await.refused(Code::BadEmail);
    let taken = change("gareth@example.org", "visitor-demo-1").await;
    taken.ok();
    let sent = change("new@example.org", "visitor-demo-1").await;
    let ticket = sent.ok()["ticket"].clone();
    assert_eq!(shape(taken), shape(sent));
    assert_eq!(kinds(&server, "gareth@example.org").await, [LetterKind::AlreadyRegistered]);
    // A letter that went to the old address opens nothing any more.
    forgot(&server, "amira@example.org").await.ok();
    let old = by_link(&secret(&server, "amira@example.org").await);
    server.try_log_in("new@example.org", "visitor-demo-1").await.refused(Code::WrongLogIn);
    let proof = by_code(&ticket, &code(&server, "new@example.org").await);
    assert_eq!(confirm(&server, &proof).await.ok()["done"], "email_changed");
    assert_eq!(kinds(&server, "amira@example.org").await[0], LetterKind::EmailChanged);
    reset(&server, &old, PASSWORD).await.refused(Code::CodeExpired);
    server.try_log_in("new@example.org", "visitor-demo-1").await.ok();
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::WrongLogIn);
}

#[tokio::test]
async fn a_mobile_is_linked_used_and_taken_off() {
    let server = Server::start().await;
    let [amira, gareth] = [server.log_in("amira").await, server.log_in("gareth").await];
    let link = async |token: &str, password: &str| {
        let input = json!({ "mobile": "07700 900123", "password": password });
        let sent = server.call(token, "link_mobile", &input).await.ok();
        assert_eq!(sent["by"], "text");
        by_code(&sent["ticket"], &code(&server, "+447700900123").await)
    };
    let wrong = json!({ "mobile": "07700 900123", "password": "visitor-demo-2" });
    server.call(&amira, "link_mobile", &wrong).await.refused(Code::WrongPassword);
    let [hers, his] = [link(&amira, "visitor-demo-1").await, link(&gareth, "visitor-demo-2").await];
    assert_eq!(confirm(&server, &hers).await.ok()["done"], "mobile_linked");
    confirm(&server, &his).await.refused(Code::ContactTaken);
    assert_eq!(kinds(&server, "amira@example.org").await, [LetterKind::MobileLinked]);
    server.try_log_in("07700900123", "visitor-demo-1").await.ok();
    forgot(&server, "07700 900123").await.ok();
    assert_eq!(kinds(&server, "+447700900123").await[0], LetterKind::ResetPassword);
    let account = server.call(&amira, "unlink_mobile", &json!({})).await.ok();
    assert_eq!(account["mobile"], Value::Null);
    server.try_log_in("07700900123", "visitor-demo-1").await.refused(Code::WrongLogIn);
    let account = server.call(&amira, "set_language", &json!({ "language": "cy" })).await.ok();
    assert_eq!(account["language"], "cy");
}

#[tokio::test]
async fn everything_kept_is_given_and_nobody_elses() {
    let server = Server::start().await;
    let token = server.log_in("amira").await;
    server.call(&token, "activate", &activate("r1", "AB12CDE")).await.ok();
    forgot(&server, "amira@example.org").await.ok();
    forgot(&server, "gareth@example.org").await.ok();
    let secrets = [code(&server, "amira@example.org").await, secret(&server, "amira@example.org").await];
    let export = server.call(&token, "export_data", &json!({})).await.ok();
    assert_eq!(export["file_name"], "visitor-permits-2026-06-01.json");
    let text = export["json"].as_str().unwrap();
    let told: Value = serde_json::from_str(text).unwrap();
    assert_eq!(told["account"]["email"], "amira@example.org");
    let stays = told["stays"].as_array().unwrap();
    // What the demonstration parked long ago is there as well.
    assert_eq!(stays.len(), 1 + 17);
    assert!(stays.iter().any(|stay| stay["vrn"] == "AB12CDE"));
    assert_eq!(
        (told["bundles"].as_array().unwrap().len(), told["devices"].as_array().unwrap().len()),
        (6, 1)
    );
    assert_eq!(
        (told["letters"].as_array().unwrap().len(), &told["letters"][0]["kind"]),
        (1, &json!("reset_password"))
    );
    assert_eq!(
        (&told["record"][0]["action"], &told["record"][0]["by"]),
        (&json!("forgot_password"), &json!("the system"))
    );
    assert!(!text.contains("argon2") && !text.contains("gareth") && !text.contains(&token), "{text}");
    assert!(secrets.iter().all(|secret| !text.contains(secret)));
}

#[tokio::test]
async fn who_leaves_is_gone_and_what_was_parked_stays() {
    let server = Server::start().await;
    let [here, there] = [server.log_in("amira").await, server.log_in("amira").await];
    server.call(&here, "activate", &activate("r1", "AB12CDE")).await.ok();
    let wrong = json!({ "password": "wrong" });
    server.call(&here, "close_account", &wrong).await.refused(Code::WrongPassword);
    let right = json!({ "password": "visitor-demo-1" });
    assert_eq!(server.call(&here, "close_account", &right).await.ok(), json!({}));
    for token in [here, there] {
        server.call(&token, "overview", &json!({})).await.refused(Code::NotLoggedIn);
    }
    assert_eq!(kinds(&server, "amira@example.org").await, [LetterKind::AccountClosed]);
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::WrongLogIn);
    let key = permit_server::store::HolderKey {
        council: COUNCIL.parse().unwrap(),
        holder: "amira-hussain".parse().unwrap(),
    };
    let holder =
        server.store.load(key, "2026-06-01T08:00:00Z".parse().unwrap()).await.unwrap().unwrap().holder;
    assert!(holder.stays.values().all(permit_rules::Stay::stands) && holder.stays.len() == 1);
    assert_eq!((holder.name, holder.home), (None, None));
    // The address is free, for another account and another holder.
    let token = join(&server, "amira@example.org").await;
    server.call(&token, "activate", &activate("r2", "AB12CDE")).await.refused(Code::NotRegistered);
}

#[tokio::test]
async fn the_inbox_is_the_demonstrations_alone() {
    let server = Server::start().await;
    sign_up(&server, NIA, PASSWORD).await.ok();
    server.call("", "demo_inbox", &json!({})).await.ok();
    let letter = server.post("demo_inbox", &[], &json!({})).await.ok()["letters"][0].clone();
    let (code, link) = (code(&server, NIA).await, link(&server, NIA).await);
    assert_eq!(
        (&letter["to"], &letter["link"], &letter["text_message"]),
        (&json!(NIA), &json!(link), &json!(false))
    );
    assert!(letter["plain"].as_str().unwrap().contains(&code), "{letter}");
    let real = Server::with(|config| config.demo = false).await;
    real.post("demo_inbox", &[], &json!({})).await.refused(Code::UnknownOperation);
}

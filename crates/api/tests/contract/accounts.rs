//! A sample of every request and reply about accounts, passkeys and the letters of a demonstration.

use crate::{now, person};
use permit_api::access::{DeviceKind, LoggedIn, NewDevice, Role};
use permit_api::accounts::{
    AccountView, Carriage, ChangeEmail, ChangePassword, CloseAccount, Closed, Confirm, Confirmed,
    ConfirmedWhat, CouncilChoice, Councils, Export, ExportData, ForgotPassword, GetAccount, GetCouncils,
    LinkMobile, NoticeBy, NoticeView, PasskeyView, PasswordReset, Proof, ResetPassword, Sent, SetLanguage,
    SetNotice, SignUp, UnlinkMobile,
};
use permit_api::inbox::{GetInbox, Inbox, LetterView, SendText, TextAnswer};
use permit_api::passkeys::{
    AddPasskey, PasskeyChallenge, PasskeyLogIn, RemovePasskey, StartPasskey, StartPasskeyLogIn,
};
use permit_api::words::Lang;
use permit_api::{Reply, Request};

fn text(text: &str) -> String {
    text.to_owned()
}

fn code() -> Proof {
    Proof::Code { ticket: text("t1"), code: text("123456") }
}

pub fn requests() -> Vec<Request> {
    let council = || "cambridgeshire".parse().unwrap();
    let browser = NewDevice { name: text("Browser"), kind: DeviceKind::Website };
    vec![
        Request::Councils(GetCouncils {}),
        Request::SignUp(SignUp {
            council: council(),
            contact: text("ada@example.org"),
            name: text("Ada Osei"),
            password: text("correct horse"),
            language: Lang::Cy,
        }),
        Request::Confirm(Confirm { council: Some(council()), proof: Proof::Link { secret: text("s1") } }),
        Request::ForgotPassword(ForgotPassword {
            council: council(),
            contact: text("07700 900123"),
            language: Lang::En,
        }),
        Request::ResetPassword(ResetPassword {
            council: None,
            proof: code(),
            password: text("battery staple"),
        }),
        Request::StartPasskeyLogIn(StartPasskeyLogIn { council: council() }),
        Request::PasskeyLogIn(PasskeyLogIn {
            council: council(),
            ticket: text("t1"),
            credential: text("{}"),
            device: browser,
        }),
        Request::DemoInbox(GetInbox {}),
        Request::DemoText(SendText {
            council: Some(council()),
            from: text("07700 900123"),
            words: text("VISITOR AB12CDE"),
        }),
        Request::Account(GetAccount {}),
        Request::ChangePassword(ChangePassword { old: text("correct horse"), new: text("battery staple") }),
        Request::ChangeEmail(ChangeEmail {
            email: text("osei@example.org"),
            password: text("correct horse"),
        }),
        Request::LinkMobile(LinkMobile { mobile: text("07700 900123"), password: text("a long password") }),
        Request::UnlinkMobile(UnlinkMobile {}),
        Request::SetLanguage(SetLanguage { language: Lang::Cy }),
        Request::SetNotice(SetNotice { by: NoticeBy::Text, minutes: 30 }),
        Request::StartPasskey(StartPasskey { password: text("a long password") }),
        Request::AddPasskey(AddPasskey {
            ticket: text("t1"),
            credential: text("{}"),
            name: text("My phone"),
        }),
        Request::RemovePasskey(RemovePasskey { id: text("p1") }),
        Request::ExportData(ExportData {}),
        Request::CloseAccount(CloseAccount { password: text("correct horse") }),
    ]
}

fn view() -> AccountView {
    AccountView {
        name: text("Ada Osei"),
        email: Some(text("ada@example.org")),
        mobile: Some(text("07700 900123")),
        language: Lang::En,
        role: Role::Resident,
        passkeys: vec![PasskeyView { id: text("p1"), name: text("My phone"), since: now() }],
        notice: NoticeView::default(),
    }
}

fn letter() -> LetterView {
    LetterView {
        id: text("l1"),
        to: text("ada@example.org"),
        text_message: false,
        language: Lang::En,
        subject: text("Confirm your e-mail address"),
        plain: text("Press the button."),
        link: Some(text("https://permits.example.org/confirm#s1")),
        enclosed: None,
        at: now(),
        sent: true,
    }
}

pub fn replies() -> Vec<Reply> {
    let sent = |by| Sent { ticket: text("t1"), by, until: now() };
    let challenge = || PasskeyChallenge { ticket: text("t1"), options: text("{}") };
    let words = |words: &str| [(text("en"), text(words))].into();
    let council = CouncilChoice {
        id: "cambridgeshire".parse().unwrap(),
        name: words("Cambridgeshire County Council"),
        enquiries: words("Cambridgeshire County Council, www.cambridgeshire.gov.uk"),
    };
    vec![
        Reply::Councils(Councils { councils: vec![council], demo: true }),
        Reply::SignUp(sent(Carriage::Email)),
        Reply::Confirm(Confirmed { done: ConfirmedWhat::SignedUp }),
        Reply::ForgotPassword(sent(Carriage::Text)),
        Reply::ResetPassword(PasswordReset {}),
        Reply::StartPasskeyLogIn(challenge()),
        Reply::PasskeyLogIn(LoggedIn { person: person(), device: text("d1"), token: None, kept: true }),
        Reply::DemoInbox(Inbox { letters: vec![letter()] }),
        Reply::DemoText(TextAnswer { reply: Some(text("ACTIVE: AB12 CDE")), at: now() }),
        Reply::Account(view()),
        Reply::ChangePassword(view()),
        Reply::ChangeEmail(sent(Carriage::Email)),
        Reply::LinkMobile(sent(Carriage::Text)),
        Reply::UnlinkMobile(AccountView { mobile: None, ..view() }),
        Reply::SetLanguage(AccountView { language: Lang::Cy, ..view() }),
        Reply::SetNotice(AccountView { notice: NoticeView { by: NoticeBy::Text, minutes: 15 }, ..view() }),
        Reply::StartPasskey(challenge()),
        Reply::AddPasskey(view()),
        Reply::RemovePasskey(AccountView { passkeys: Vec::new(), ..view() }),
        Reply::ExportData(Export { file_name: text("visitor-permits.json"), json: text("{}"), saved: None }),
        Reply::CloseAccount(Closed {}),
    ]
}

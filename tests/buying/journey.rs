//! Somebody buys three bundles with the app and looks on with the website: cancels once, is declined once, pays, finds
//! everything in the history, and has the receipt. And what happens to those who do not come back.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use permit_api::buying::{Checkout, FillBasket, Pay};
use permit_api::orders::{CheckOrder, GetReceipt, OrderView};
use permit_api::{Reply, Request};
use permit_rules::OrderId;
use permit_rules::order::{Failure, Method, OrderState};
use permit_simulator::{HookFault, How, Misbehaviour, Operation, Side, State};
use permit_tests::caller::Caller;
use permit_tests::device::Device;
use permit_tests::market::{CAMBRIDGESHIRE, Hooks, Market};
use permit_tests::payer::{BAD_CARD, Payer, way_back};
use permit_tests::person::{Person, now};
use permit_tests::{fresh_id, provider, server, until};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Somebody without visits who has bought nothing.
const NOA: &str = "no.visits@example.org";
/// Somebody who has bought all but one of the year's bundles.
const ANN: &str = "ann@example.org";

async fn market(hooks: Hooks) -> Result<Market> {
    Market::open(server::folder()?, CAMBRIDGESHIRE, hooks).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_bundles_are_bought_on_the_third_try() -> Result<()> {
    let market = market(Hooks::Nobody).await?;
    let (folder, payer) = (TempDir::new()?, Payer::at(market.provider.url())?);
    let app = Device::start(folder.path(), &market.server.address())?;
    app.log_in(NOA).await?;
    let website = market.on_website(NOA).await?;
    let tablet = Person::log_in(&market.server, NOA).await?;

    fills(&app, 2).await?;
    let shop = website.does("shop", &json!({})).await?;
    ensure!((&shop["basket"]["bundles"], &shop["basket"]["pence"]) == (&json!(2), &json!(3600)), "{shop}");
    let fill = json!({ "request": fresh_id(), "product": "visitor", "bundles": 3 });
    website.does("fill_basket", &fill).await?;

    let cancelled = orders(&app, &website).await?;
    let page = payer.opens(&pays(&app, &cancelled.id).await?).await?;
    let back = payer.gives_up(&page).await?;
    let told = outcome(&market, &back).await?;
    ensure!(told["state"]["why"] == "cancelled" && told["channel"] == "app", "{told}");

    fills(&app, 3).await?;
    let declined = orders(&app, &website).await?;
    let page = payer.opens(&pays(&app, &declined.id).await?).await?;
    let back = way_back(&payer.enters(&page, BAD_CARD).await?)?;
    ensure!(outcome(&market, &back).await?["state"]["why"] == "declined", "the card was declined");

    fills(&app, 3).await?;
    let (_, before) = tablet.bundles_since(None).await?;
    let order = orders(&app, &website).await?;
    let url = pays(&app, &order.id).await?;
    let back = payer.pays(&url).await?;
    ensure!(payer.opens(&url).await.is_err(), "a page for paying opens twice");
    let told = outcome(&market, &back).await?;
    ensure!(told["state"]["state"] == "paid" && told["pence"] == 5400, "{told}");
    // At once: no device has to wait for anything but its next question.
    let (new, _) = tablet.bundles_since(Some(before)).await?;
    ensure!(new.len() == 3 && new.values().all(|it| it.order.as_ref() == Some(&order.id)), "{new:?}");
    // The app comes back by its link, asks after the order, and shows the visits.
    ensure!(matches!(asks_after(&app, &order.id).await?, OrderState::Paid { .. }), "the app was not told");
    let asked = now();
    app.sees("fifteen visits", |it| it.products[0].visits_left == 15).await?;
    ensure!(now() - asked < chrono::Duration::seconds(20), "it waited for its next minute");

    let expected = [(&order, "paid"), (&declined, "declined"), (&cancelled, "cancelled")];
    history(&website, &expected).await?;
    papers(&market, &app, folder.path(), &website, &order).await?;
    market.balances()
}

async fn fills(app: &Device, bundles: u32) -> Result<()> {
    let fill = FillBasket { request: fresh_id(), product: "visitor".parse()?, bundles };
    match app.call(Request::FillBasket(fill)).await {
        Ok(Reply::FillBasket(shop)) => ensure!(shop.basket.bundles == bundles, "{:?}", shop.basket),
        other => bail!("{other:?}"),
    }
    Ok(())
}

/// Orders the three bundles of the basket. The website knows of it.
async fn orders(app: &Device, website: &Caller) -> Result<OrderView> {
    let checkout = Request::Checkout(Checkout { request: fresh_id(), pence: 5400 });
    let order = match app.call(checkout).await {
        Ok(Reply::Checkout(order)) => order,
        other => bail!("{other:?}"),
    };
    ensure!(order.state == OrderState::Open && order.pay_until.is_some() && !order.unknown, "{order:?}");
    let shop = website.does("shop", &json!({})).await?;
    let (allowance, open) = (&shop["offers"][0]["allowance"], &shop["open"][0]["number"]);
    ensure!((&allowance["reserved"], &allowance["left"]) == (&json!(3), &json!(17)), "{allowance}");
    ensure!(*open == order.number && shop["basket"]["bundles"] == 0, "{shop}");
    Ok(order)
}

/// Goes to pay: the app has the system's browser open the page.
async fn pays(app: &Device, order: &OrderId) -> Result<String> {
    match app.call(Request::Pay(Pay { order: order.clone() })).await {
        Ok(Reply::Pay(_)) => app.opened().context("no page was opened"),
        other => bail!("{other:?}"),
    }
}

async fn asks_after(app: &Device, order: &OrderId) -> Result<OrderState> {
    match app.call(Request::CheckOrder(CheckOrder { order: order.clone() })).await {
        Ok(Reply::CheckOrder(order)) => Ok(order.state),
        other => bail!("{other:?}"),
    }
}

/// What somebody is told who comes back to an address, whoever they are.
async fn outcome(market: &Market, back: &str) -> Result<Value> {
    let (page, attempt) = back.split_once("/payments/back?attempt=").context("the way back")?;
    ensure!(page == market.server.site(), "{back}");
    let told =
        Caller::nobody(&market.server)?.does("payment_outcome", &json!({ "attempt": attempt })).await?;
    ensure!(told.get("placed_by").is_none() && !told.to_string().contains("Noa"), "{told}");
    Ok(told)
}

async fn history(website: &Caller, expected: &[(&OrderView, &str)]) -> Result<()> {
    let history = website.does("payment_history", &json!({ "year": null })).await?;
    let orders = history["orders"].as_array().context("orders")?;
    ensure!(orders.len() == expected.len() && history["paid"] == 5400, "{history}");
    for (shown, (order, how)) in orders.iter().zip(expected) {
        let state = shown["state"]["why"].as_str().unwrap_or("paid");
        ensure!((shown["number"].as_str(), state) == (Some(&*order.number), how), "{shown}");
        ensure!(shown["placed_by"] == "Noa Nil" && shown["lines"][0]["bundles"] == 3, "{shown}");
    }
    ensure!(orders[0]["state"]["method"] == json!(Method::Card), "{}", orders[0]);
    ensure!(history["years"].as_array().is_some_and(|years| years.len() == 1), "{}", history["years"]);
    let csv = website.does("export_payments", &json!({ "year": history["years"][0]["first_day"] })).await?;
    let table = String::from_utf8(STANDARD.decode(csv["base64"].as_str().context("a file")?)?)?;
    ensure!(expected.iter().all(|(order, _)| table.contains(&order.number)), "{table}");
    Ok(())
}

/// The receipt: on the website, in the app's downloads, and by e-mail once more.
async fn papers(
    market: &Market,
    app: &Device,
    folder: &std::path::Path,
    website: &Caller,
    order: &OrderView,
) -> Result<()> {
    let receipt = website.does("receipt", &json!({ "order": order.id })).await?;
    let file = STANDARD.decode(receipt["base64"].as_str().context("a file")?)?;
    ensure!(file.starts_with(b"%PDF-") && receipt["media_type"] == "application/pdf", "no PDF");
    let saved = match app.call(Request::Receipt(GetReceipt { order: order.id.clone() })).await {
        Ok(Reply::Receipt(file)) => std::fs::read(folder.join("downloads").join(file.file_name))?,
        other => bail!("{other:?}"),
    };
    ensure!(saved.starts_with(b"%PDF-"), "the app saved no PDF");
    let letters = async || {
        let letters = market.server.letters().await?.into_iter();
        anyhow::Ok(letters.filter(|it| it.to == NOA && it.plain.contains(&order.number)).count())
    };
    ensure!(letters().await? == 1, "the receipt was sent with the bundles");
    website.does("send_receipt", &json!({ "order": order.id })).await?;
    ensure!(letters().await? == 2, "the receipt was not sent once more");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_come_back_has_the_bundles_all_the_same() -> Result<()> {
    let mut market = market(Hooks::Server).await?;
    let payer = Payer::at(market.provider.url())?;
    let noa = Person::log_in(&market.server, NOA).await?;
    let product = noa.shop().await?.offers[0].product.clone();
    for (nth, told) in [true, false].into_iter().enumerate() {
        noa.fills(fresh_id(), &product, 1).await?.map_err(problem)?;
        let order = noa.checks_out(fresh_id(), 1800).await?.map_err(problem)?;
        if !told {
            market.provider.misbehave(Misbehaviour::Webhooks { how: HookFault::Dropped, times: 100 })?;
        }
        payer.pays(&noa.pay_page(&order.id).await?).await?;
        if !told {
            ensure!(noa.bought(&order.id).await?.state == OrderState::Open, "nobody knows of it yet");
            market.server.pass(chrono::Duration::minutes(2))?;
        }
        until("the bundle", async || Ok((noa.bundles().await?.len() == nth + 1).then_some(()))).await?;
        let paid = noa.bought(&order.id).await?;
        ensure!(matches!(paid.state, OrderState::Paid { method: Method::Card, .. }), "{:?}", paid.state);
    }
    market.balances()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_knows_is_said_and_known_later() -> Result<()> {
    let market = market(Hooks::Nobody).await?;
    let payer = Payer::at(market.provider.url())?;
    let noa = Person::log_in(&market.server, NOA).await?;
    let product = noa.shop().await?.offers[0].product.clone();
    noa.fills(fresh_id(), &product, 1).await?.map_err(problem)?;
    let order = noa.checks_out(fresh_id(), 1800).await?.map_err(problem)?;
    payer.pays(&noa.pay_page(&order.id).await?).await?;
    let away = |how| Misbehaviour::Fault { operation: Operation::Read, side: Side::Before, how, times: 1 };
    for how in [How::Answer(500), How::Lose] {
        market.provider.misbehave(away(how))?;
        let told = noa.asks_after(&order.id).await?.map_err(problem)?;
        ensure!(told.unknown && told.state == OrderState::Open, "{how:?}: {told:?}");
        ensure!(noa.bundles().await?.is_empty(), "credited on nobody's word");
    }
    let told = noa.asks_after(&order.id).await?.map_err(problem)?;
    ensure!(!told.unknown && matches!(told.state, OrderState::Paid { .. }), "{told:?}");
    ensure!(noa.bundles().await?.len() == 1, "not credited");
    market.balances()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paid_after_the_allowance_had_gone_goes_back() -> Result<()> {
    let market = market(Hooks::Server).await?;
    let ann = Person::log_in(&market.server, ANN).await?;
    let product = ann.shop().await?.offers[0].product.clone();
    let order = async || {
        ann.fills(fresh_id(), &product, 1).await?.map_err(problem)?;
        ann.checks_out(fresh_id(), 1800).await?.map_err(problem)
    };
    let first = order().await?;
    let given_up = ann.gives_up(&first.id).await?.map_err(problem)?;
    ensure!(matches!(given_up.state, OrderState::Closed { why: Failure::Cancelled, .. }), "{given_up:?}");
    let second = order().await?;
    provider::pay(&market.provider, &second.number, permit_simulator::DEFAULT_CARD)?;
    let paid = ann.asks_after(&second.id).await?.map_err(problem)?;
    ensure!(matches!(paid.state, OrderState::Paid { .. }), "{:?}", paid.state);
    let payment = provider::only(&market.provider, &first.number)?;
    let payment_id = payment["payment_id"].as_str().context("an id")?.to_owned();
    market.provider.misbehave(Misbehaviour::Force { payment_id, state: State::Success })?;
    until("the way back of the money", async || {
        let payment = provider::only(&market.provider, &first.number)?;
        Ok((payment["refund_summary"]["amount_available"] == 0).then_some(()))
    })
    .await?;
    let returned = until("the word that it went back", async || {
        let order = ann.bought(&first.id).await?;
        Ok((order.refunds.len() == 1 && matches!(order.state, OrderState::Returned { .. })).then_some(order))
    })
    .await?;
    ensure!(returned.refunds[0].pence == 1800, "{returned:?}");
    ensure!(ann.bundles().await?.len() == 20, "one bundle more than the year allows");
    let letters = market.server.letters().await?;
    ensure!(letters.iter().any(|it| it.to == ANN && it.plain.contains(&first.number)), "nobody explained it");
    market.balances()
}

fn problem(problem: permit_api::Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem:?}")
}

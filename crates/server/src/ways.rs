//! What the start page tells whoever cannot use the website: how to activate a visit without it, by each council's own
//! numbers. The words are the page's; this fills in names, numbers and keywords, and must add no words of its own.

use permit_rules::scheme::Scheme;

/// What is written once for each council.
const EACH: &str = "<!-- each council";
const END: &str = "-->";

/// The page, with what it has for each council written out. A page that has nothing of the kind stays as it is.
pub fn fill(page: &str, schemes: &[&Scheme]) -> String {
    let mut filled = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(EACH) {
        let Some((words, after)) = after.split_once(END) else { break };
        filled.push_str(before);
        filled.extend(schemes.iter().map(|scheme| of(words, scheme)));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn of(words: &str, scheme: &Scheme) -> String {
    let number = |shown: &str| shown.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let contact = &scheme.contact;
    let mut facts = vec![
        ("{phone}".to_owned(), contact.phone.clone()),
        ("{phone-number}".to_owned(), number(&contact.phone)),
        ("{text}".to_owned(), contact.text.clone()),
        ("{text-number}".to_owned(), number(&contact.text)),
    ];
    for language in ["en", "cy"] {
        let name = scheme.name.get(language).or_else(|| scheme.name.get("en"));
        let keyword = scheme.texts.of(language).and_then(|words| words.visitor.first());
        facts.push((format!("{{name-{language}}}"), name.cloned().unwrap_or_default()));
        facts.push((format!("{{keyword-{language}}}"), keyword.cloned().unwrap_or_default()));
    }
    facts.iter().fold(words.to_owned(), |words, (place, fact)| words.replace(place, &escaped(fact)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_council_is_told_of_by_its_own_numbers() {
        let mut scheme: Scheme =
            permit_rules::scheme::read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap();
        scheme.name.insert("cy".to_owned(), "Sir & <Gaergrawnt>".to_owned());
        let page = "<ul><!-- each council\n<li>{name-en} {keyword-en} {text}</li>--></ul>\
            <!-- each council<i>{name-cy} {keyword-cy} {phone} {phone-number}</i>-->.";
        let filled = fill(page, &[&scheme, &scheme]);
        let one = "\n<li>Cambridgeshire County Council VISITOR 61600</li>";
        let two = "<i>Sir &amp; &lt;Gaergrawnt&gt; YMWELYDD 0345 520 7007 03455207007</i>";
        assert_eq!(filled, format!("<ul>{one}{one}</ul>{two}{two}."));
        assert_eq!(fill("<p>as it is</p>", &[&scheme]), "<p>as it is</p>");
    }
}

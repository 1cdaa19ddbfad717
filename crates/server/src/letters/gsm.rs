//! The alphabet of text messages. One character outside of it, and a text holds 70 characters instead of 160; so what
//! has a plain form is put into that.

/// The letters of GSM 03.38, each of which counts once, and the few that count twice.
#[cfg(test)]
const ALPHABET: [&str; 2] = [
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
    "^{}\\[~]|€",
];

/// The text with typographic signs and Welsh circumflexes made plain.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '‘' | '’' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            '\u{a0}' => plain.push(' '),
            'â' | 'á' => plain.push('a'),
            'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' | 'í' => plain.push('i'),
            'ô' | 'ó' => plain.push('o'),
            'û' | 'ú' => plain.push('u'),
            'ŵ' => plain.push('w'),
            'ŷ' => plain.push('y'),
            'Â' => plain.push('A'),
            'Ê' => plain.push('E'),
            'Î' => plain.push('I'),
            'Ô' => plain.push('O'),
            'Û' => plain.push('U'),
            'Ŵ' => plain.push('W'),
            'Ŷ' => plain.push('Y'),
            other => plain.push(other),
        }
    }
    plain
}

/// How many of a text message's 160 places a text takes; none where it holds something outside the alphabet.
#[cfg(test)]
pub fn places(text: &str) -> Option<usize> {
    let [once, twice] = ALPHABET;
    let places = |letter| if once.contains(letter) { Some(1) } else { twice.contains(letter).then_some(2) };
    text.chars().map(places).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_plain_form_gets_it() {
        assert_eq!(places("Tŷ’r cyngor"), None);
        assert_eq!(plain("Tŷ’r cyngor – “Môn”…"), "Ty'r cyngor - \"Mon\"...");
        assert_eq!(places(&plain("Tŷ’r cyngor")), Some(11));
        assert_eq!((places("à €1"), places("日")), (Some(5), None));
    }
}

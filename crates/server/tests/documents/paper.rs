//! PDF files made by hand: honest bills, and what else can be written into the format.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// The test virus, made at run time so that scanners leave this source alone.
pub fn eicar() -> Vec<u8> {
    [&b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"[..], b"ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

/// Objects, numbered from 1, and what else stands in the trailer.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let size = objects.len() + 1;
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    file
}

pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {dictionary} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

pub fn packed(dictionary: &str, content: &[u8]) -> Vec<u8> {
    stream(&format!("/Filter /FlateDecode {dictionary}"), &compress_to_vec_zlib(content, 6))
}

pub fn text(line: &str) -> Vec<u8> {
    line.as_bytes().to_vec()
}

/// What a bill says.
fn lines() -> Vec<u8> {
    let mut content =
        String::from("BT /F1 22 Tf 60 770 Td (Fenland Water) Tj ET\n0.2 0.4 0.8 rg 60 750 475 4 re f 0 g\n");
    let lines = [
        "Ms A. Example",
        "12 Mill Road",
        "Cambridge CB1 2AB",
        "Bill date: 3 November 2026",
        "Account 0000 1234 5678",
        "Water supplied, 38 cubic metres: 61.56 pounds",
        "Waste water: 74.02 pounds",
        "To pay by 28 November 2026: 135.58 pounds",
    ];
    for (nth, line) in lines.iter().enumerate() {
        content += &format!("BT /F1 12 Tf 60 {} Td ({line}) Tj ET\n", 700 - 22 * nth);
    }
    content.into_bytes()
}

/// A bill of so many pages. More may stand in its catalogue, in its pages, and after its own objects, which end with
/// number 5.
pub fn bill_with(pages: usize, catalogue: &str, page: &str, more: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let first = 6 + more.len();
    let kids: String = (first..first + pages).map(|number| format!("{number} 0 R ")).collect();
    let mut objects = vec![
        text(&format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>")),
        text(&format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>")),
        text("<< /Font << /F1 4 0 R >> >>"),
        text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
        packed("", &lines()),
    ];
    objects.extend_from_slice(more);
    let leaf = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 3 0 R /Contents 5 0 R {page} >>"
    );
    objects.extend(std::iter::repeat_n(text(&leaf), pages));
    pdf(&objects, trailer)
}

/// An ordinary bill.
pub fn bill() -> Vec<u8> {
    bill_with(2, "", "", &[], "")
}

/// A bill that asks for a password: the check values fit no password that anybody knows.
pub fn locked() -> Vec<u8> {
    let (owner, user) = ("4f".repeat(32), "75".repeat(32));
    let lock = format!("<< /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -44 >>");
    let id = "00112233445566778899aabbccddeeff";
    bill_with(1, "", "", &[text(&lock)], &format!("/Encrypt 6 0 R /ID [<{id}> <{id}>]"))
}

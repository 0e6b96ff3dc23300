use super::*;
fn check(text: &str, expect: &[&str]) {
    let found = hashes(text);
    let wanted: Vec<u32> = expect.iter().map(|w| hash_word(w)).collect();
    assert_eq!(found, wanted, "{text:?}");
}
#[test]
fn basics() {
    check("Asgari's wife, U.S. officials; Ali-Reza 1,000 2.5m 1.55m J.Smith", &["asgaris","wife","us","officials","ali","reza","1000","2.5m","1.55m","j","smith"]);
}

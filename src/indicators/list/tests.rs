//! What must hold of the list as a whole.

#[test]
fn no_id_stands_twice() {
    let mut ids: Vec<_> = super::all().iter().map(|indicator| indicator.id).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
}

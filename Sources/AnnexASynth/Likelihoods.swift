internal import AnnexASchema

/// How often each code is drawn, close to what England publishes; only codes of the edition.
struct Likelihoods: Sendable {
    let ethnicity: Weighted<String>
    let ethnicityUASC: Weighted<String>
    let source: Weighted<String>
    let need: Weighted<String>
    let abuse: Weighted<String>
    let closure: Weighted<String>
    let closureAfterAssessment: Weighted<String>
    let ceased: Weighted<String>
    let ceasedAdult: Weighted<String>
    let fosterPlacement: Weighted<String>
    let teenPlacement: Weighted<String>
    let accommodation: Weighted<String>
    let activity: Weighted<String>
    let inTouch: Weighted<String>
    /// The responsible authority, then others that take its children.
    let authorities: [String]
    /// Whether the edition lists children who are still looked after as eligible care leavers.
    let listsEligible: Bool

    init(edition: Edition, random: inout SynthRandom) {
        func known(_ set: String, _ pairs: [(String, Double)]) -> Weighted<String> {
            guard let codes = edition.codeSets[CodeSetID(rawValue: set)] else { return Weighted(pairs) }
            return Weighted(pairs.filter { codes.index(of: $0.0) != nil })
        }
        ethnicity = known(
            "ethnicity",
            [
                ("WBRI", 66), ("WIRI", 0.4), ("WIRT", 0.2), ("WOTH", 6), ("WROM", 0.6), ("MWBC", 3.3),
                ("MWBA", 1.5), ("MWAS", 1.8), ("MOTH", 3.2), ("AIND", 1.5), ("APKN", 3), ("ABAN", 1.4),
                ("AOTH", 2), ("BCRB", 1.7), ("BAFR", 4), ("BOTH", 1.3), ("CHNE", 0.3), ("OOTH", 2.4),
                ("REFU", 0.2), ("NOBT", 1.6),
            ])
        ethnicityUASC = known(
            "ethnicity", [("OOTH", 34), ("BAFR", 27), ("AOTH", 24), ("WOTH", 12), ("BOTH", 3)])
        source = known(
            "source",
            [
                ("1A", 4.4), ("1B", 1), ("1C", 0.8), ("1D", 1.6), ("2A", 20), ("2B", 2.5), ("3A", 1.6),
                ("3B", 2), ("3C", 0.7), ("3D", 2.5), ("3E", 4), ("3F", 4), ("4", 1.6), ("5A", 4.6),
                ("5B", 3.6), ("5C", 4.5), ("5D", 2), ("6", 28), ("7", 4), ("8", 4.5), ("9", 1.4),
                ("10", 0.9),
            ])
        need = known(
            "need",
            [
                ("N1", 57), ("N2", 4), ("N3", 3), ("N4", 9), ("N5", 15), ("N6", 2.2), ("N7", 0.5),
                ("N8", 1),
            ])
        abuse = known("abuse", [("NEG", 49), ("EMO", 37), ("PHY", 8), ("SAB", 4), ("MUL", 2)])
        closure = known("cin_closure", [("RC7", 88), ("RC5", 7), ("RC3", 4), ("RC4", 1)])
        closureAfterAssessment = known("cin_closure", [("RC8", 72), ("RC9", 28)])
        ceased = known(
            "ceased_reason",
            [
                ("E4A", 42), ("E4B", 7), ("E45", 9), ("E46", 3), ("E47", 8), ("E48", 2), ("E41", 6),
                ("E13", 6), ("E3", 5), ("E9", 1), ("E8", 9),
            ])
        ceasedAdult = known(
            "ceased_reason", [("E5", 48), ("E6", 6), ("E17", 28), ("E7", 8), ("E8", 10)])
        fosterPlacement = known(
            "placement_type",
            [
                ("U6", 40), ("U4", 20), ("U1", 6), ("U3", 12), ("P1", 8), ("K2", 11), ("R3", 0.6),
                ("S1", 0.7), ("R2", 0.2), ("Z1", 0.6), ("T4", 0.2),
            ])
        teenPlacement = known(
            "placement_type",
            [
                ("U6", 26), ("U4", 14), ("U1", 3), ("U3", 5), ("P1", 4), ("K2", 18), ("H5", 22), ("P2", 5),
                ("K1", 0.6), ("R5", 1), ("S1", 1), ("Z1", 0.4),
            ])
        accommodation = known(
            "accommodation",
            [
                ("U", 36), ("D", 17), ("B", 11), ("Z", 9), ("T", 5), ("E", 5), ("K", 6), ("C", 2),
                ("X", 3), ("S", 1.2), ("V", 0.6), ("W", 0.3), ("R", 0.5), ("Y", 3.4),
            ])
        let newer: [(String, Double)] = [("F4", 3), ("P4", 1), ("F5", 20), ("P5", 7)]
        let older: [(String, Double)] = [("F3", 23), ("P3", 8)]
        let activities = edition.codeSets[CodeSetID(rawValue: "activity")]
        activity = known(
            "activity",
            [
                ("F1", 5), ("P1", 1), ("F2", 19), ("P2", 5), ("G4", 13), ("G5", 21), ("G6", 6),
            ] + (activities == nil || activities?.index(of: "F5") != nil ? newer : older))
        inTouch = known(
            "in_touch", [("Yes", 91), ("No", 3.5), ("REFU", 2), ("NREQ", 2.5), ("RHOM", 0.8), ("Died", 0.2)])
        let abroad: Set = ["NIR", "WAL", "SCO", "NUK", "CON"]
        var names = (edition.codeSets[CodeSetID(rawValue: "placement_la")]?.codes ?? [])
            .map(\.bare).filter { !abroad.contains($0) }
        random.shuffle(&names)
        authorities = Array(names.prefix(9))
        let eligibility = edition.codeSets[CodeSetID(rawValue: "eligibility")]
        listsEligible = eligibility == nil || eligibility?.index(of: "Eligible") != nil
    }
}

/// Bands of numbers that do not depend on the edition.
enum Bands {
    /// Working days from start to authorisation of an assessment; 84.5% within 45.
    static let assessment = Weighted([
        (0...1, 1.5), (2...10, 9.5), (11...20, 16), (21...30, 16), (31...40, 18.5), (41...45, 23),
        (46...50, 5.5), (51...60, 5), (61...90, 5),
    ])
    /// Working days from strategy discussion to conference; 80% within 15.
    static let conference = Weighted([
        (4...9, 10), (10...12, 14), (13...13, 12), (14...14, 20), (15...15, 24), (16...20, 12), (21...35, 8),
    ])
    /// Days on a child protection plan.
    static let plan = Weighted([
        (20...89, 16), (91...180, 12), (185...364, 43), (370...725, 25), (735...900, 4),
    ])
    /// Days in need after assessment, without plan or care.
    static let need = Weighted([
        (5...60, 30), (61...120, 24), (121...240, 24), (241...420, 13), (421...800, 6), (801...2000, 3),
    ])
    /// Age in years when referred; -1 is unborn.
    static let ageReferred = Weighted([
        (-1 ... -1, 2.0), (0...0, 8), (1...4, 21), (5...9, 27), (10...15, 33), (16...16, 6), (17...17, 3),
    ])
    /// Age in years of children looked after.
    static let ageLookedAfter = Weighted([
        (0...0, 5.0), (1...4, 14), (5...9, 18), (10...15, 38), (16...17, 25),
    ])
    /// Days since a period of care began.
    static let care = Weighted([
        (3...90, 9), (91...182, 7), (183...365, 13), (366...730, 20), (731...1825, 31), (1826...4800, 20),
    ])
    /// Age in years of care leavers.
    static let ageLeaver = Weighted([
        (16...17, 4.0), (18...18, 21), (19...19, 20), (20...20, 19), (21...21, 14), (22...24, 22),
    ])
    /// Missing episodes in a year of a child who was missing at all.
    static let missing = Weighted([(1...1, 40.0), (2...3, 25), (4...8, 20), (9...20, 11), (21...45, 4)])
    /// Children of one family.
    static let siblings = Weighted([(1...1, 48.0), (2...2, 29), (3...3, 15), (4...4, 6), (5...5, 2)])
}

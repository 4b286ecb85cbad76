import Foundation
import Testing

/// Someone who has the JSON for the public and knows what indicators count, and tries to work out what is held back.
private struct Attacker {
    /// Numbers whose sum is nothing, by name.
    typealias Tie = [(name: String, times: Double)]

    private(set) var known: [String: Double] = [:]
    private(set) var held: Set<String> = []
    private var ties: [Tie] = []

    /// Indicators that count the same rows, as their value or as the sum of their bands.
    private static let sameRows = [
        ["CON-01", "CON-07", "CON-08", "CON-10", "CON-14"], ["EHA-01", "EHA-04", "EHA-06", "EHA-08"],
        ["REF-01", "REF-04", "REF-05", "REF-07", "REF-08", "REF-14", "REF-17", "REF-18"],
        ["ASM-01", "ASM-06", "ASM-08"], ["ASM-02", "ASM-18", "ASM-19", "ASM-20"],
        ["S47-01", "S47-05", "S47-07"],
        ["CIN-02", "CIN-09", "CIN-11", "CIN-12", "CIN-14", "CIN-18"], ["CIN-04", "CIN-19"],
        ["CIN-06", "CIN-20"],
        ["CLA-01", "CLA-10", "CLA-12", "CLA-13", "CLA-18", "CLA-19", "CLA-29", "CLA-39", "CLA-40"],
        ["CLA-03", "CLA-08"], ["CLA-05", "CLA-09", "CLA-23"], ["CPP-03"], ["CPP-05"],
    ]
    /// A share that is of all rows of another indicator.
    private static let sharesOf = [
        "CON-11": "CON-01", "CON-13": "CON-01", "CON-17": "CON-01", "EHA-09": "EHA-01", "REF-09": "REF-01",
        "REF-11": "REF-01", "ASM-09": "ASM-01", "ASM-15": "ASM-02", "S47-08": "S47-01", "CIN-13": "CIN-02",
        "CLA-14": "CLA-01", "CLA-15": "CLA-01", "CLA-16": "CLA-03", "CLA-24": "CLA-05", "CLA-25": "CLA-05",
    ]
    private static let sums = [
        ("ASM-01", ["ASM-02", "ASM-03"]), ("EHA-01", ["EHA-10", "EHA-11"]), ("CIN-04", ["CIN-08", "CIN-06"]),
        ("CPP-03", ["CPP-07", "CPP-05"]), ("CLA-03", ["CLA-07", "CLA-05"]), ("CPP-35", ["CPP-03", "CPP-05"]),
        ("CLA-41", ["CLA-03", "CLA-05"]), ("S47-25", ["S47-02", "S47-11"]),
    ]
    /// Rows, people, and people by how many rows.
    private static let repeats = [
        ("CON-01", "CON-02", "CON-09"), ("EHA-01", "EHA-02", "EHA-07"), ("REF-01", "REF-02", "REF-13"),
        ("ASM-01", "ASM-04", "ASM-21"),
    ]
    private static let rates = [
        "CON-04": ("CON-01", 2.0), "REF-03": ("REF-01", 2.0), "CLA-02": ("CLA-01", 1.0),
    ]
    static let population = 9000.0

    init(_ indicators: [[String: Any]]) {
        for indicator in indicators { take(indicator) }
        for group in Self.sameRows {
            for other in group.dropFirst() { ties.append([(group[0], 1), (other, -1)]) }
        }
        for (share, whole) in Self.sharesOf { ties.append([("\(share) of", 1), (whole, -1)]) }
        for (whole, parts) in Self.sums { ties.append([(whole, -1)] + parts.map { ($0, 1) }) }
        for (rows, people, several) in Self.repeats where known["\(several) 5+"] == 0 {
            ties.append(
                [(rows, -1), (people, 1)] + [("\(several) 2", 1), ("\(several) 3", 2), ("\(several) 4", 3)])
        }
    }

    private mutating func take(_ indicator: [String: Any]) {
        let id = indicator["id"] as? String ?? ""
        let value = indicator["value"] as? Double
        let (over, under) = (indicator["numerator"] as? Double, indicator["denominator"] as? Double)
        let bands = indicator["bands"] as? [[String: Any]] ?? []
        switch indicator["unit"] as? String {
        case "count":
            known[id] = value
            if indicator["withheld"] != nil { held.insert(id) }
        case "percent":
            (known["\(id) in"], known["\(id) of"]) = (over, under)
            if let value, let over, value > 0 { known["\(id) of"] = over * 100 / value }
        case "per_10000":
            if let value, let (count, yearly) = Self.rates[id] {
                known[count] = value * Self.population / 10_000 / yearly
            }
        default: break
        }
        var names: [String] = []
        for band in bands {
            let name = "\(id) \(band["label"] ?? "")"
            names.append(name)
            known[name] = band["count"] as? Double
            if band["withheld"] != nil { held.insert(name) }
        }
        if !bands.isEmpty, indicator["unit"] as? String == "count",
            Self.sameRows.joined().contains(id) || id == "REF-13"
        {
            ties.append([(id, -1)] + names.map { ($0, 1) })
        }
        if let first = names.first, Self.sharesOf[id] != nil, ["CON-11", "CON-13", "EHA-09"].contains(id) {
            ties.append([("\(id) in", -1), (first, 1)])
            ties.append([("\(id) of", -1)] + names.map { ($0, 1) })
        }
        takeTable(indicator["table"] as? [String: Any] ?? [:], id)
    }

    private mutating func takeTable(_ table: [String: Any], _ id: String) {
        guard ["CLA-10", "REF-05", "ASM-06", "CIN-09", "EHA-04"].contains(id) else { return }
        var all: Tie = [(id, -1)]
        let columns = table["columns"] as? [String] ?? []
        for (row, counts) in zip(table["rows"] as? [String] ?? [], table["counts"] as? [[Any]] ?? []) {
            for (column, count) in zip(columns, counts) {
                let name = "\(id) \(row) \(column)"
                known[name] = count as? Double
                if count is NSNull { held.insert(name) }
                all.append((name, 1))
            }
        }
        ties.append(all)
        // a column is a band of the gender split
        let split = [
            "CLA-10": "CLA-11", "REF-05": "REF-06", "ASM-06": "ASM-07", "CIN-09": "CIN-10",
            "EHA-04": "EHA-05",
        ]
        for column in columns {
            let cells = all.dropFirst().filter { $0.name.hasSuffix(" \(column)") }
            if let other = split[id], Set(columns).count == columns.count,
                column == "Male" || column == "Female"
            {
                ties.append([("\(other) \(column)", -1)] + cells)
            }
        }
    }

    /// What is held back and can be worked out, ties with one unknown number being solved again and again.
    mutating func told() -> [String: Double] {
        var told: [String: Double] = [:]
        var isChanged = true
        while isChanged {
            isChanged = false
            for tie in ties {
                let unknown = tie.filter { known[$0.name] == nil }
                guard let term = unknown.first else { continue }
                let sum = tie.reduce(0) { $0 + (known[$1.name] ?? 0) * $1.times }
                if unknown.count == 1 {
                    known[term.name] = -sum / term.times
                    isChanged = true
                } else if abs(sum) == 1, unknown.allSatisfy({ $0.times * sum < 0 }),
                    unknown.count(where: { abs($0.times) == 1 }) == 1,
                    let one = unknown.first(where: { abs($0.times) == 1 })
                {
                    // one row more than people: one has two
                    known[one.name] = 1
                    isChanged = true
                }
            }
        }
        for name in held { told[name] = known[name] }
        return told
    }
}

@Suite("What is held back cannot be worked out", .serialized)
struct SharedSumsTests {
    private static func indicators(_ audience: String, of path: String) throws -> [[String: Any]] {
        let made = try Program.run(
            "summarise", path, "--as-at", "2024-03-31", "--population", "\(Int(Attacker.population))",
            "--format", "json", "--audience", audience, "--quiet")
        try #require(made.status < 2, "\(made.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
        return try #require(json?["indicators"] as? [[String: Any]])
    }

    private static func synth(_ children: Int, noise: String, in folder: Folder) throws -> String {
        let path = folder.file("return.xlsx")
        let made = try Program.run(
            "synth", "--children", "\(children)", "--seed", "\(children)", "--noise", noise, "--as-at",
            "2024-03-31",
            "--output", path, "--quiet")
        try #require(made.status == 0, "\(made.errors)")
        return path
    }

    @Test(
        "Sums across indicators of an invented return tell no number from 1 to 5",
        arguments: [(60, "light"), (110, "none"), (170, "heavy"), (300, "none")])
    func attack(children: Int, noise: String) throws {
        let folder = try Folder()
        let path = try Self.synth(children, noise: noise, in: folder)
        var attacker = Attacker(try Self.indicators("public", of: path))
        #expect(attacker.held.count > 100)
        #expect(attacker.told().filter { $0.value > 0.5 && $0.value < 5.5 }.keys.sorted() == [])
    }

    /// Only the numbers from 1 to 5 themselves are taken away.
    private static func withoutSmall(_ indicator: [String: Any]) -> [String: Any] {
        func isSmall(_ value: Any?) -> Bool { (value as? Double).map { (1...5).contains($0) } ?? false }
        var indicator = indicator
        if indicator["unit"] as? String == "count", isSmall(indicator["value"]) {
            indicator["value"] = nil
            indicator["withheld"] = true
        }
        indicator["bands"] = (indicator["bands"] as? [[String: Any]])?.map { band in
            isSmall(band["count"]) ? ["label": band["label"] ?? "", "withheld": true] : band
        }
        return indicator
    }

    @Test("The attacker works out numbers where only the small ones are taken away")
    func counterProof() throws {
        let folder = try Folder()
        let path = try Self.synth(110, noise: "none", in: folder)
        var attacker = Attacker(try Self.indicators("internal", of: path).map(Self.withoutSmall))
        #expect(attacker.told().count(where: { $0.value > 0.5 && $0.value < 5.5 }) > 10)
    }
}

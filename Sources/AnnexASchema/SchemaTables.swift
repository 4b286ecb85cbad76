internal import CalendarDays

/// The smaller files of a schema folder: codes, spellings, groupings, what is the same of children, bank holidays.
extension SchemaLoader {
    mutating func readSpellings(
        _ name: String, of codeSets: [CodeSetID: CodeSet],
        into spellings: inout [CodeSetID: [Schema.Spelling]]
    ) {
        let id = CodeSetID(rawValue: String(name.dropLast(4)))
        let file = "spellings/\(name)"
        let csv = keep { (loader) throws(SchemaError) in
            guard codeSets[id] != nil else {
                throw SchemaError(file: file, reason: "there is no code set of this name")
            }
            return try SchemaCSV(file: file, text: try loader.read(file), headings: ["spelling", "code"])
        }
        guard let csv, let codeSet = codeSets[id] else { return }
        var lines: [String: Int] = [:]
        for row in csv.rows {
            if !codeSet.canBeSpelt(as: row["code"]) {
                mistakes.append(
                    SchemaError(
                        file: file, line: row.line,
                        reason: "'\(row["code"])' is no code of \(id), nor GROUP: with a group of it, "
                            + "AMBIGUOUS or BLANK"))
            }
            if row["spelling"].allSatisfy(\.isWhitespace) {
                mistakes.append(
                    SchemaError(
                        file: file, line: row.line, reason: "the spelling is empty: expected what people type"
                    ))
            } else if let first = lines.updateValue(row.line, forKey: row["spelling"].lowercased()) {
                mistakes.append(
                    SchemaError(
                        file: file, line: row.line,
                        reason: "the spelling '\(row["spelling"])' stands in line \(first) already"))
            }
        }
        spellings[id] = csv.rows.map { Schema.Spelling(text: $0["spelling"], code: $0["code"]) }
    }

    mutating func vocabulary(codeSets: [CodeSetID: CodeSet]) throws(SchemaError) -> [Schema.Term] {
        let file = "vocabulary.csv"
        let csv = try SchemaCSV(
            file: file, text: try read(file), headings: ["code_set", "words", "means", "decisive"])
        var terms: [Schema.Term] = []
        var seen: [CodeSetID?: Set<Substring>] = [:]
        for row in csv.rows {
            let set = row["code_set"].isEmpty ? nil : CodeSetID(rawValue: row["code_set"])
            if let set, codeSets[set] == nil {
                throw SchemaError(file: file, line: row.line, reason: "there is no code set '\(set)'")
            }
            // thousands, so that bytes are looked at and not characters
            let words = row["words"].utf8.split(
                separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
            ).map(Substring.init)
            let areWords = words.allSatisfy { $0.utf8.contains(where: Self.isLetterOrDigit) }
            guard areWords, ["", "yes"].contains(row["decisive"]) else {
                throw SchemaError(
                    file: file, line: row.line,
                    reason: "a line has words, and under decisive 'yes' or nothing")
            }
            for word in words {
                let name = Substring(word.utf8.drop { $0 == UInt8(ascii: " ") })
                guard seen[set, default: []].insert(name).inserted else {
                    throw SchemaError(file: file, line: row.line, reason: "'\(name)' stands twice")
                }
            }
            terms.append(
                Schema.Term(
                    codeSet: set, words: words, means: row["means"], isDecisive: row["decisive"] == "yes"))
        }
        return terms
    }

    /// Whether a byte is, or is part of, a letter or digit.
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    mutating func grouping(
        _ name: String, codeSets: [CodeSetID: CodeSet]
    ) throws(SchemaError) -> Grouping {
        let file = "groupings/\(name)"
        let map = try yaml(file).mapping(["codes_of", "groups"], required: ["codes_of", "groups"])
        let set = CodeSetID(rawValue: try map.string("codes_of"))
        guard let codes = codeSets[set] else {
            throw try map.field("codes_of").error("there is no code set '\(set)'")
        }
        var groups: [String] = []
        var groupOfCode: [String: Int] = [:]
        for (group, members) in try map.field("groups").pairs() {
            for bare in try members.strings() {
                guard codes.codes.contains(where: { $0.bare == bare }) else {
                    throw members.error("'\(bare)' is no code of \(set)")
                }
                guard groupOfCode.updateValue(groups.count, forKey: bare) == nil else {
                    throw members.error("'\(bare)' stands in two groups")
                }
            }
            groups.append(group)
        }
        return Grouping(
            id: String(name.dropLast(5)), codeSet: set, groups: groups, groupOfCode: groupOfCode)
    }

    /// Codes that stand twice, or lack what every code has.
    static func mistakes(inCodes csv: SchemaCSV, file: String) -> [SchemaError] {
        var told: [SchemaError] = []
        var lines: [String: Int] = [:]
        for row in csv.rows {
            for heading in ["code", "bare", "label"] where row[heading].isEmpty {
                told.append(SchemaError(file: file, line: row.line, reason: "the \(heading) is empty"))
            }
            for heading in ["code", "bare"] where !row[heading].isEmpty {
                guard let first = lines.updateValue(row.line, forKey: heading + row[heading]) else {
                    continue
                }
                told.append(
                    SchemaError(
                        file: file, line: row.line,
                        reason: "the \(heading) '\(row[heading])' stands in line \(first) already"))
            }
        }
        return told
    }

    mutating func sameOfChildren() -> [Schema.SameOfChildren] {
        let file = "children.yaml"
        let items = keep { (loader) throws(SchemaError) in
            try loader.yaml(file).mapping(["same"], required: ["same"]).field("same").items()
        }
        return (items ?? []).compactMap { item in
            keep { (_) throws(SchemaError) in
                let map = try item.mapping(["column", "except"], required: ["column"])
                return Schema.SameOfChildren(
                    column: try map.column("column"), except: try map["except"]?.strings() ?? [],
                    place: item.place)
            }
        }
    }

    mutating func bankHolidays() -> [CalendarDay] {
        let file = "calendar/england-wales.csv"
        let csv = keep { (loader) throws(SchemaError) in
            try SchemaCSV(file: file, text: try loader.read(file), headings: ["date", "holiday"])
        }
        var days: Set<CalendarDay> = []
        for row in csv?.rows ?? [] {
            if let day = CalendarDay(iso: row["date"]) {
                guard !days.insert(day).inserted else { continue }
                mistakes.append(
                    SchemaError(file: file, line: row.line, reason: "\(row["date"]) stands twice"))
            } else {
                mistakes.append(
                    SchemaError(
                        file: file, line: row.line,
                        reason: "expected a date as YYYY-MM-DD, found '\(row["date"])'"))
            }
        }
        return days.sorted()
    }
}

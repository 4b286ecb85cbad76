public import AnnexADataset
public import AnnexASchema

/// A part of a return: the rows of some teams, or of people of some ethnicity, age or gender.
///
/// What is counted is cut, not what is searched: a referral of the team is still found to follow a contact
/// that no team is named for. A list that lacks a column of the cut has no row in it.
public struct ReturnCut: Sendable, Equatable {
    /// Names of teams, in any case; every team where empty.
    public let teams: [String]
    /// Short codes of ethnicity; every one where empty.
    public let ethnicities: [String]
    /// Completed years at R, -1 for unborn; every age where nil.
    public let ages: ClosedRange<Int>?
    /// Short codes of gender; every one where empty.
    public let genders: [String]
    /// What was asked for, in words: `team` and `Team 3`.
    public let words: [(key: String, values: [String])]

    /// A cut by what people ask for; nil where they ask for nothing.
    ///
    /// - Throws: a sentence, where an ethnicity, an age or a gender cannot be understood.
    public init?(
        teams: [String], ethnicities: [String], ages: [String], genders: [String], schema: Schema
    ) throws(Misunderstanding) {
        guard !(teams + ethnicities + ages + genders).isEmpty else { return nil }
        self.teams = teams.map { $0.lowercased() }
        self.ethnicities = try Self.codes(ethnicities, "ethnicity", schema: schema)
        self.genders = try Self.codes(genders, "gender", schema: schema)
        guard ages.count <= 1 else {
            throw Misunderstanding(words: "--age is given twice: give one range, as in 0-4")
        }
        self.ages = try ages.first.map(Self.range)
        words = [("team", teams), ("ethnicity", ethnicities), ("age", ages), ("gender", genders)]
            .filter { !$0.1.isEmpty }
    }

    /// What could not be understood.
    public struct Misunderstanding: Error {
        /// A sentence for people.
        public let words: String
    }

    /// Two cuts are the same where the same was asked for.
    public static func == (left: ReturnCut, right: ReturnCut) -> Bool {
        left.teams == right.teams && left.ethnicities == right.ethnicities && left.ages == right.ages
            && left.genders == right.genders
    }

    /// Codes by themselves, their label, or the group that tables show.
    private static func codes(
        _ asked: [String], _ id: String, schema: Schema
    ) throws(Misunderstanding) -> [String] {
        guard let set = schema.codeSets[CodeSetID(rawValue: id)] else { return [] }
        let grouping = schema.groupings["\(id)-chat"]
        var found: [String] = []
        for text in asked {
            let wanted = text.lowercased()
            let codes = set.codes.filter { code in
                code.bare.lowercased() == wanted || code.label.lowercased() == wanted
                    || grouping?.groupOfCode[code.bare].map { grouping?.groups[$0].lowercased() == wanted }
                        ?? false
            }
            guard !codes.isEmpty else {
                let known = (grouping?.groups ?? []) + set.codes.map(\.bare)
                throw Misunderstanding(
                    words: "--\(id) does not know '\(text)': give one of \(known.joined(separator: ", "))")
            }
            found += codes.map(\.bare)
        }
        return found
    }

    /// `10-15`, `16+`, `4` or `unborn`.
    private static func range(_ text: String) throws(Misunderstanding) -> ClosedRange<Int> {
        if text.lowercased() == "unborn" { return -1...(-1) }
        if text.hasSuffix("+"), let least = Int(text.dropLast()), least >= 0 { return least...200 }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if ends.count <= 2, let least = ends[0], let most = ends[ends.count - 1], 0 <= least, least <= most {
            return least...most
        }
        throw Misunderstanding(words: "--age takes years, as in 10-15, 16+, 4 or unborn")
    }

    /// Lists that lack a column of the cut, and so have no row in it.
    public func listsLeftOut(of query: ReturnQuery) -> [Int] {
        query.dataset.lists.indices.map { $0 + 1 }.filter { lacking($0, query: query) != nil }
    }

    /// Why a list has no row in the cut; nil where it may have some.
    func lacking(_ number: Int, query: ReturnQuery) -> String? {
        let list = query.dataset.list(number)
        guard list.isPresent else { return nil }
        func lacks(_ isWanted: Bool, _ columns: [ListColumn]) -> Bool {
            isWanted && !columns.contains(where: \.isPresent)
        }
        let missing =
            lacks(!teams.isEmpty, list.columns.filter { $0.definition.role == .team })
            ? "team"
            : lacks(!ethnicities.isEmpty, Self.column("ethnicity", of: list))
                ? "ethnicity"
                : lacks(!genders.isEmpty, Self.column("gender", of: list))
                    ? "gender"
                    : lacks(
                        ages != nil,
                        list.columns.filter { $0.definition.role == .birth || $0.definition.type == .age })
                        ? "age" : nil
        return missing.map { "List \(number) has no \($0) to cut by" }
    }

    private static func column(_ id: String, of list: ListTable) -> [ListColumn] {
        list.column(ColumnID(rawValue: id)).map { [$0] } ?? []
    }

    /// The teams, as they were asked for, that no row of any list has.
    public func unknownTeams(of query: ReturnQuery) -> [String] {
        var known: Set<String> = []
        for list in query.dataset.lists {
            guard let column = list.columns.first(where: { $0.definition.role == .team }) else { continue }
            for word in Set((0..<list.rowCount).compactMap { column.value($0).word }) {
                known.insert(list.words.string(word).lowercased())
            }
        }
        return words.filter { $0.key == "team" }.flatMap(\.values).filter { !known.contains($0.lowercased()) }
    }

    /// The rows of a list that are in the cut.
    public func rows(_ rows: [Int32], list number: Int, query: ReturnQuery) -> [Int32] {
        if lacking(number, query: query) != nil { return [] }
        let list = query.dataset.list(number)
        var rows = rows
        if !teams.isEmpty, let column = list.columns.first(where: { $0.definition.role == .team }) {
            let isWanted = (0..<list.words.count).map { teams.contains(list.words.string($0).lowercased()) }
            rows = rows.filter { column.value(Int($0)).word.map { isWanted[$0] } ?? false }
        }
        for (id, codes) in [("ethnicity", ethnicities), ("gender", genders)] where !codes.isEmpty {
            let condition = Condition.code(ColumnID(rawValue: id), isOneOf: codes)
            rows = query.test([condition], list: number).select(rows)
        }
        if let ages {
            let years = query.ages[number - 1]
            rows = rows.filter { ages.contains(Int(years[Int($0)])) }
        }
        return rows
    }
}

import AnnexASchema
import CalendarDays

/// Conditions in words, for people who want to know whom a figure counts.
struct ConditionWords {
    let schema: Schema
    let list: Int

    /// All conditions, joined.
    func words(_ conditions: [Condition]) -> String {
        conditions.map(words).joined(separator: " and ")
    }

    private func words(_ condition: Condition) -> String {
        switch condition {
        case .blank(let column): return "\(name(column)) is blank"
        case .filled(let column): return "\(name(column)) is filled"
        case .code(let column, let codes): return "\(name(column)) is \(Self.list(codes))"
        case .within(let column, let months): return "\(name(column)) is in the last \(months) months"
        case .older(let column, let months): return "\(name(column)) is more than \(months) months ago"
        case .known(let column): return "\(name(column)) is known"
        case .later(let column, let months):
            return "\(name(column)) is more than \(months) months after the reference date"
        case .afterExtraction(let column): return "\(name(column)) is after the lists were made"
        case .before(let column, let day): return "\(name(column)) is before \(day.spelled)"
        case .ageDiffers(let age, let birth): return "\(name(age)) is not the age by \(name(birth))"
        case .counted(let column, let population, _):
            return "\(name(column)) is the number of \(schema.populations[population]?.name ?? population)"
        case .authority(let column): return "\(name(column)) is the authority itself"
        case .afterReference(let column): return "\(name(column)) is after the reference date"
        case .precedes(let first, let second): return "\(name(first)) is before \(name(second))"
        case .number(let column, let least, let most):
            return "\(name(column)) is \(limits(least, most, unit: ""))"
        case .age(let least, let most):
            if least == -1, most == -1 { return "not yet born" }
            return "aged \(limits(least, most, unit: ""))"
        case .elapsed(let elapsed):
            let end = elapsed.to.map(name) ?? "the reference date"
            return "from \(name(elapsed.from)) to \(end) is "
                + limits(elapsed.atLeast, elapsed.atMost, unit: elapsed.unit.words)
        case .matched(let match): return matched(match)
        case .any(let conditions): return "(" + conditions.map(words).joined(separator: " or ") + ")"
        case .all(let conditions): return "(" + words(conditions) + ")"
        case .not(let condition): return "not (\(words(condition)))"
        }
    }

    private func matched(_ match: Condition.Match) -> String {
        let population = schema.populations[match.population]
        let other = ConditionWords(schema: schema, list: population?.list ?? list)
        let who = match.key == .person ? "the child" : "the family"
        let near = match.near.map { near in
            "from \(name(near.own)) to \(other.name(near.other)) is "
                + limits(near.atLeast, near.atMost, unit: near.unit.words)
        }
        return "\(who) is among \(population?.name ?? match.population)"
            + (near.isEmpty ? "" : " where " + near.joined(separator: " and "))
    }

    private func limits(_ least: Int?, _ most: Int?, unit: String) -> String {
        switch (least, most) {
        case (let least?, let most?): least == most ? "\(least)\(unit)" : "\(least) to \(most)\(unit)"
        case (let least?, nil): "\(least)\(unit) or more"
        case (nil, let most?): "\(most)\(unit) or less"
        case (nil, nil): "known"
        }
    }

    func name(_ column: ColumnID) -> String {
        let definition = schema.lists[list - 1]
        return definition.index(of: column).map { "“\(definition.columns[$0].header)”" } ?? column.rawValue
    }

    static func list(_ items: [String]) -> String {
        items.count < 2
            ? items.joined() : items.dropLast().joined(separator: ", ") + " or " + items[items.count - 1]
    }
}

extension TimeUnit {
    /// ` working days`, as it follows a number.
    var words: String {
        switch self {
        case .days: " days"
        case .workingDays: " working days"
        case .months: " months"
        case .years: " years"
        }
    }
}

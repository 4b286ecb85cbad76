import AnnexADataset
import AnnexASchema

extension TieFinder {
    /// Ties numbers to parts of them that other indicators tell.
    mutating func tieWholes() {
        tieLists()
        tiePopulations()
        tieOpposites()
        tieExtraRows()
        tieParts()
    }

    /// How many rows a list has stands on the cover.
    private mutating func tieLists() {
        for list in keys.dataset.lists where list.isPresent && !list.persons.contains(where: { $0 < 0 }) {
            guard !SmallNumbers.small.contains(list.rowCount) else { continue }
            for number in tied.numbers.indices {
                let key = tied.numbers[number].key
                if key.base == "list \(list.definition.number)", key.facets.isEmpty, key.counted == .rows,
                    tied.numbers[number].value == list.rowCount
                {
                    tied.fix(number)
                }
            }
        }
    }

    /// A population is made of others, where it says so.
    private mutating func tiePopulations() {
        for population in keys.schema.populations.values.sorted(by: { $0.id < $1.id })
        where !population.parts.isEmpty {
            let whole = NumberKey(population, [], .rows)
            let parts = population.parts.compactMap { keys.key($0) }
            for place in tied.numbers.indices {
                let (key, value) = (tied.numbers[place].key, tied.numbers[place].value)
                guard key.base == whole.base, key.counted == .rows, key.facets.isSuperset(of: whole.facets)
                else { continue }
                let more = key.facets.subtracting(whole.facets)
                let found = parts.compactMap { tied.places($0.with(more)).first }
                let rest = value - found.reduce(0) { $0 + tied.numbers[$1].value }
                guard found.count == parts.count, rest >= 0 else { continue }
                let others = rest == 0 ? [] : [tied.number(NumberKey(own: "rest of \(key)"), rest)]
                tied.tie(place, is: found + others)
            }
        }
    }

    /// What does not fulfil a condition is the rest of those that do.
    private mutating func tieOpposites() {
        for place in tied.numbers.indices {
            let number = tied.numbers[place]
            guard number.key.counted == .rows else { continue }
            for case .not(let opposite) in number.key.facets {
                let whole = number.key.without(.not(opposite))
                for part in tied.places(whole.with([opposite]).simplified) {
                    let all = tied.number(whole, tied.numbers[part].value + number.value)
                    tied.tie(all, is: [part, place])
                }
            }
        }
        // as many as there are: then all are known
        for place in tied.numbers.indices {
            let key = tied.numbers[place].key
            for case .other(let words) in key.facets where words.hasPrefix("known ") {
                for all in tied.places(key.without(.other(words))) { tied.tie(all, is: [place]) }
            }
        }
    }

    /// Rows are people, and one more for each second row, two for each third, and so on.
    private mutating func tieExtraRows() {
        for (whole, bands) in extraRows {
            for rows in tied.places(whole) {
                for people in tied.places(whole.with([], .people)) {
                    var terms =
                        [.init(number: rows, times: -1), .init(number: people, times: 1)]
                        + bands.enumerated().map { TiedNumbers.Term(number: $1, times: $0 + 1) }
                    let rest = -terms.reduce(0) { $0 + $1.times * tied.numbers[$1.number].value }
                    guard rest >= 0 else { continue }
                    if rest > 0 {
                        let more = tied.number(NumberKey(own: "more rows than five of \(whole)"), rest)
                        terms.append(.init(number: more, times: 1))
                    }
                    tied.tie(terms)
                }
            }
        }
    }

    /// A number by several codes, or by a stretch of numbers, is the sum of the bands that it is made of.
    private mutating func tieParts() {
        var partitions: [Group: [[(facet: Facet, place: Int)]]] = [:]
        for partition in tied.partitions {
            var byGroup: [Group: [(facet: Facet, place: Int)]] = [:]
            for place in partition {
                for (group, facet) in Group.all(of: tied.numbers[place].key) {
                    byGroup[group, default: []].append((facet, place))
                }
            }
            for (group, parts) in byGroup where parts.count > 1 {
                partitions[group, default: []].append(parts)
            }
        }
        for place in tied.numbers.indices {
            for (group, facet) in Group.all(of: tied.numbers[place].key) {
                for parts in partitions[group] ?? [] where !parts.contains(where: { $0.place == place }) {
                    let inside = parts.filter { $0.facet.isPart(of: facet) }
                    guard !inside.isEmpty,
                        parts.allSatisfy({ $0.facet.isPart(of: facet) || $0.facet.isApart(from: facet) })
                    else { continue }
                    tied.tie(place, is: inside.map(\.place))
                }
            }
        }
    }

    /// Numbers that are told apart by one thing alone.
    private struct Group: Hashable {
        let rest: NumberKey
        let scale: String

        static func all(of key: NumberKey) -> [(Group, Facet)] {
            key.facets.compactMap { facet in
                switch facet {
                case .codes(let column, _): (Group(rest: key.without(facet), scale: column), facet)
                case .between(let scale, _, _): (Group(rest: key.without(facet), scale: scale), facet)
                default: nil
                }
            }
        }
    }
}

extension Facet {
    /// Whether all that fulfil it fulfil another of the same scale.
    fileprivate func isPart(of other: Facet) -> Bool {
        switch (self, other) {
        case (.codes(_, let own), .codes(_, let all)): own.isSubset(of: all)
        case (.between(_, let low, let high), .between(_, let least, let most)): low >= least && high <= most
        default: false
        }
    }

    /// Whether none that fulfil it fulfil another of the same scale.
    fileprivate func isApart(from other: Facet) -> Bool {
        switch (self, other) {
        case (.codes(_, let own), .codes(_, let others)): own.isDisjoint(with: others)
        case (.between(_, let low, let high), .between(_, let least, let most)): high <= least || low >= most
        default: false
        }
    }
}

import ChATReport
import Foundation
import Testing

@Suite("Every published figure that was read says what became of it")
struct ComparatorUseTests {
    /// What became of the figures of an indicator, by place and year: `Demoshire County Council 2024`.
    private func uses(
        _ files: [String], of indicator: String, authority: String? = "Demoshire"
    ) throws -> [String: ComparatorUse] {
        let all = try ComparatorTests.comparators(files, authority: authority)
        return Dictionary(
            zip(all.loaded, all.uses()).filter { $0.0.indicator == indicator }.map {
                ("\($0.name) \($0.period)", $1)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Figures written for one test.
    private func comparators(
        _ lines: String,
        below headings: String = "indicator_id,geo_level,geo_code,geo_name,period,value,published"
    ) throws -> Comparators {
        let path = FileManager.default.temporaryDirectory.appending(path: "uses-\(UUID()).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "\(headings)\n\(lines)".write(toFile: path, atomically: true, encoding: .utf8)
        let people = try PopulationFigures(path: ComparatorTests.path("populations.csv"))
        let values = try ComparatorFile(
            path: path, schema: try ComparatorTests.schema(), populations: people
        ).values
        return Comparators(values, neighbours: nil, authority: "E10000901")
    }

    @Test("The council's, its region's, England's and its neighbours' figures are used")
    func used() throws {
        let uses = try uses(["published-c1-2024.csv"], of: "REF-11")
        #expect(uses["Demoshire County Council 2024"] == .own)
        #expect(uses["Demo Region 2024"] == .region)
        #expect(uses["England 2024"] == .national)
        #expect(uses.values.count { $0 == .inMean } == 6)
    }

    @Test("A figure of an earlier year is not used, and the newest year is named")
    func older() throws {
        #expect(
            try uses(["published-c1-2024.csv"], of: "REF-11")["England 2023"] == .older(newest: "2024"))
    }

    @Test("Another region is not compared with")
    func elsewhere() throws {
        #expect(try uses(["published-c1-2024.csv"], of: "REF-11")["Other Region 2024"] == .elsewhere)
    }

    @Test("A neighbour whose figure is a symbol is not in the mean")
    func symbol() throws {
        #expect(try uses(["published-c1-2024.csv"], of: "REF-11")["Neighbour 03 2024"] == .withoutFigure)
    }

    @Test("Neighbours with a figure are not used where there are too few of them")
    func few() throws {
        let uses = try uses(["published-c1-2024.csv"], of: "REF-10")
        #expect(uses.values.count { $0 == .tooFew } == 4)
        #expect(!uses.values.contains(.inMean))
    }

    @Test("Without a council England's figure alone is used")
    func nobody() throws {
        let uses = try uses(["published-c1-2024.csv"], of: "REF-11", authority: nil)
        #expect(Set(uses.filter { $0.key.hasSuffix("2024") }.values) == [.national, .elsewhere])
    }

    @Test("Of two lines about the same area and year the second is not used")
    func repeated() throws {
        let all = try comparators(
            "REF-09,national,E92000001,England,2024,6.3,\nREF-09,national,E92000001,England,2024,6.4,\n")
        #expect(all.uses() == [.national, .repeated])
        #expect(ComparatorTests.value(all, "REF-09", .national) == 6.3)
    }

    @Test("A figure keeps its file's words: the day it was published, its line and its symbol")
    func kept() throws {
        let value = try #require(
            try comparators("REF-09,national,E92000001,England,2024,c,2024-10-31\n").loaded.first)
        #expect(value.published == "2024-10-31" && value.line == 2 && value.symbol == "c")
        #expect(value.symbolMeaning == "suppressed")
    }

    @Test("White space around a field does not count, and a field of nothing else is blank")
    func space() throws {
        let value = try #require(
            try comparators(" REF-09 ,national, ,England\u{a0},2024,\u{a0} 6.3 ,\n").loaded.first)
        #expect(value.name == "England" && value.code == "" && value.value == 6.3)
    }

    @Test("A figure of a published table says which heading it was read from")
    func heading() throws {
        let all = try ComparatorTests.comparators(["published-c1-2025.csv"])
        let rate = try #require(all.loaded.first { $0.indicator == "REF-03" })
        #expect(rate.heading == "referral_count ÷ population" && rate.isWorkedOut)
    }

    @Test("A rate of an area whose children are not known says that it is not worked out")
    func undivided() throws {
        let all = try comparators(
            "2025,Local authority,E06000999,Neighbour 99,500\n",
            below: "time_period,geographic_level,new_la_code,la_name,referral_count")
        let rate = try #require(all.loaded.first { $0.indicator == "REF-03" })
        #expect(rate.value == nil)
        #expect(rate.symbolMeaning == "not worked out: what to divide by is not known")
    }
}

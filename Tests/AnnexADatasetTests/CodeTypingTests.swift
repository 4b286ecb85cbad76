import AnnexADataset
import AnnexASchema
import Testing
import TestSupport

@Suite("What becomes of a coded cell")
struct CodeTypingTests {
    @Test("The template's text is a code without remark")
    func exact() throws {
        let typed = try Typed("q) 6: Police", list: 3, column: "referral_source")
        #expect(typed.words == "q) 6: Police")
        #expect(typed.kinds.isEmpty)
    }

    @Test("Another spelling is a code, and is told")
    func spelling() throws {
        let typed = try Typed("POLICE", list: 3, column: "referral_source")
        #expect(typed.words == "q) 6: Police")
        #expect(typed.kinds == [.codeAlias])
    }

    @Test("An unknown text is unreadable, not blank")
    func unknown() throws {
        let typed = try Typed("somebody", list: 3, column: "referral_source")
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.codeUnknown])
    }

    @Test("A contradiction is unreadable, and is told as such")
    func contradictory() throws {
        let typed = try Typed("7 - Police", list: 3, column: "referral_source")
        #expect(typed.isUnreadable)
        #expect(typed.kinds == [.codeContradictory])
    }

    @Test("A group is kept without a code")
    func group() throws {
        let typed = try Typed("Health services", list: 3, column: "referral_source")
        #expect(typed.words == "group Health services")
        #expect(typed.value.code == nil)
        #expect(typed.kinds == [.codeGroupOnly])
    }

    @Test("Each different text is mapped once, with its rows")
    func mapping() throws {
        let texts = ["POLICE", "q) 6: Police", "POLICE", "somebody", "", "-"]
        let rows = texts.enumerated().map {
            ["child_id": "\($0 + 1)", "gender": "a) Male", "referral_source": $1]
        }
        let list = try TextReturn(list: 3, rows).list(3)
        let mapping = try #require(list.column("referral_source")?.mapping)
        #expect(mapping.map(\.raw) == ["POLICE", "q) 6: Police", "somebody"])
        #expect(mapping.map(\.count) == [2, 1, 1])
    }

    @Test("A placeholder is blank, and the mapping keeps its words")
    func placeholder() throws {
        let list = try TextReturn(
            list: 8,
            [["child_id": "1", "permanence_plan": "TBC"], ["child_id": "2", "permanence_plan": ""]]
        ).list(8)
        let column = try #require(list.column("permanence_plan"))
        #expect(column.value(0).isBlank)
        #expect(column.mapping.map(\.raw) == ["TBC"])
        #expect(column.mapping.first?.answer.meaning == .blank)
    }

    @Test("A spelling is told once for the column, with a count")
    func aliasOnce() throws {
        let rows = (1...5).map { ["child_id": "\($0)", "gender": "Male"] }
        let told = try TextReturn(list: 3, rows).read().observations.filter { $0.kind == .codeAlias }
        #expect(told.map(\.count) == [5])
        #expect(told.map(\.found) == ["Male"])
    }

    @Test(
        "Codes that only an older edition has are read",
        arguments: [("F3: Full time in training or employment", "F3"), ("F3", "F3"), ("F4", "F4")])
    func olderCodes(text: String, bare: String) throws {
        #expect(try Typed(text, list: 9, column: "activity").words?.hasPrefix(bare) == true)
    }

    @Test(
        "A column of many thousand different texts is no column of codes, and its codes are read all the same"
    )
    func manyTexts() throws {
        let strangers = (1...4_001).map { ["child_id": "\($0)", "referral_source": "\($0)x"] }
        let slip = ["child_id": "0", "referral_source": "Helth visitor"]
        let rows = [slip] + strangers + [slip, slip.merging(["referral_source": "Helth visiter"]) { $1 }]
        let dataset = try TextReturn(
            list: 3, rows + [["child_id": "0", "referral_source": "POLICE"]]
        ).read()
        let column = try #require(dataset.list(3).column(ColumnID(rawValue: "referral_source")))
        let known = column.values.map { $0.code != nil }
        #expect(known.first == true)
        // a text that was met before keeps its code; a new one is no longer weighed; a known spelling is taken
        #expect(Array(known.suffix(3)) == [true, false, true])
        #expect(known.count { $0 } == 3)
    }
}

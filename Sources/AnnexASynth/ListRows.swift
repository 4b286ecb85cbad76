internal import AnnexASchema
internal import CalendarDays

/// Turns children and adopters into the rows of the eleven lists.
///
/// Events stand in order of their date, people in order of their id.
struct ListRows {
    let windows: Windows
    let children: [Child]
    let adopters: [Adopter]

    /// The rows of one list, in the columns of an edition; a column unknown here stays blank.
    func draft(of definition: ListDefinition) -> DraftList {
        let own = RowColumns.ofList[definition.number - 1]
        let positions = definition.columns.map { column in own.firstIndex { $0 == column.id.rawValue } }
        let isOwnOrder = positions == own.indices.map { $0 }
        let rows = rows(ofList: definition.number).map { row in
            isOwnOrder ? row : positions.map { $0.map { row[$0] } ?? .blank }
        }
        return DraftList(definition: definition, rows: rows)
    }

    private func rows(ofList number: Int) -> [[DraftValue]] {
        switch number {
        case 1: events { $0.contacts.lazy.filter(windows.lists).map { ($0.date, contact($0)) } }
        case 2: events { $0.earlyHelp.lazy.filter(windows.lists).map { ($0.start, help($0)) } }
        case 3: events(referrals)
        case 4:
            events { child in
                child.assessments.lazy.filter(windows.lists).map { ($0.start, assessment($0, child)) }
            }
        case 5: events(enquiries)
        case 6: people(need)
        case 7: people(plan)
        case 8: people(care)
        case 9: people(leaving)
        case 10: people(adoption)
        default: adopters.map(adopter)
        }
    }

    // MARK: Rows in order

    private func events(
        _ ofChild: (Child) -> some Sequence<(CalendarDay, [DraftValue])>
    ) -> [[DraftValue]] {
        var dated: [(key: Int64, row: [DraftValue])] = []
        for child in children {
            for (date, row) in ofChild(child) {
                // The number of the row makes the order the same however the sort treats equal days.
                let key = Int64(date.number) << 32 | Int64(dated.count)
                dated.append((key, person(child) + row))
            }
        }
        dated.sort { $0.key < $1.key }
        return dated.map(\.row)
    }

    private func people(_ row: (Child) -> [DraftValue]?) -> [[DraftValue]] {
        var rows: [(id: Int, row: [DraftValue])] = []
        for child in children {
            if let row = row(child) { rows.append((child.id, person(child) + row)) }
        }
        rows.sort { $0.id < $1.id }
        return rows.map(\.row)
    }

    private func person(_ child: Child) -> [DraftValue] {
        let isBorn = child.birth <= windows.asAt
        return [
            .number(child.id), .code(child.gender), .code(child.ethnicity), .date(child.birth),
            .number(isBorn ? child.birth.completedYears(to: windows.asAt) : -1),
        ]
    }

    private func staff(_ child: Child) -> [DraftValue] {
        [.text(child.worker.team), .text(child.worker.name)]
    }

    // MARK: Events

    private func contact(_ contact: Contact) -> [DraftValue] {
        [.date(contact.date), .code(contact.source)]
    }

    private func help(_ help: EarlyHelp) -> [DraftValue] {
        [.date(help.start), .date(orBlank: help.end), .text(help.organisation)]
    }

    private func referrals(of child: Child) -> [(CalendarDay, [DraftValue])] {
        let earlier = countBefore(latestOf: child.referrals.map(\.date), among: child.referrals.map(\.date))
        return child.referrals.filter(windows.lists).map { referral in
            let row: [DraftValue] = [
                .date(referral.date), .code(referral.source), .yesNo(referral.isNFA), .number(earlier),
            ]
            return (referral.date, row + staff(child))
        }
    }

    private func assessment(_ assessment: Assessment, _ child: Child) -> [DraftValue] {
        let isDone = assessment.authorised != nil
        return [
            .code(child.disability), .date(assessment.start), .code(orBlank: assessment.seen),
            .date(orBlank: assessment.authorised),
            isDone ? .yesNo(assessment.isSupportNeeded) : .blank,
        ] + staff(child)
    }

    private func enquiries(of child: Child) -> [(CalendarDay, [DraftValue])] {
        let dates = child.enquiries.map(\.date)
        let enquiries = countBefore(latestOf: dates, among: dates)
        let conferences = countBefore(latestOf: dates, among: child.enquiries.compactMap(\.conference))
        return child.enquiries.filter(windows.lists).map { enquiry in
            let unnecessary = enquiry.isConferenceUnnecessary.map(DraftValue.yesNo) ?? .blank
            let row: [DraftValue] = [
                .code(child.disability), .date(enquiry.date), unnecessary, .date(orBlank: enquiry.conference),
                enquiry.conference == nil ? .blank : .yesNo(enquiry.ledToPlan),
                .number(enquiries), .number(conferences),
            ]
            return (enquiry.date, row + staff(child))
        }
    }

    /// How many of the days lie in the twelve months before the latest, the latest itself left out.
    private func countBefore(latestOf dates: [CalendarDay], among days: [CalendarDay]) -> Int {
        guard let latest = dates.max() else { return 0 }
        let first = latest.adding(months: -12)
        return days.count { $0 >= first && $0 < latest }
    }

    // MARK: People

    private func need(of child: Child) -> [DraftValue]? {
        guard let need = child.need, windows.lists(need) else { return nil }
        let status =
            isOpen(child.care)
            ? "CLA"
            : child.plan.map { $0.end == nil } == true
                ? "CPP"
                : need.closed != nil ? "Closed" : need.isBeingAssessed ? "Assessment" : "CIN"
        return [
            .code(child.disability), .date(need.start), .code(need.code), .date(orBlank: need.lastSeen),
            .date(orBlank: need.closed), need.closed == nil ? .blank : .code(need.reason), .code(status),
        ] + staff(child)
    }

    private func isOpen(_ care: Care?) -> Bool {
        care.map { $0.ceased == nil } == true
    }

    private func plan(of child: Child) -> [DraftValue]? {
        guard let plan = child.plan, windows.lists(plan) else { return nil }
        return [
            .code(child.disability), .date(plan.start), .code(plan.initialCategory),
            .code(plan.latestCategory), .date(orBlank: plan.lastVisit),
            plan.lastVisit == nil ? .blank : .code(plan.seenAlone), .date(orBlank: plan.latestReview),
            .date(orBlank: plan.end), .yesNo(plan.wasEmergency), .number(plan.previousPlans),
        ] + staff(child)
    }

    private func care(of child: Child) -> [DraftValue]? {
        guard let care = child.care, windows.lists(care) else { return nil }
        let status: [DraftValue] = [
            .yesNo(child.isUASC), .code(child.disability), .date(care.start), .code(care.need),
            .yesNo(care.isSecondPeriod), .date(care.legalStart), .code(care.legalStatus),
        ]
        let checks: [DraftValue] = [
            .date(orBlank: care.latestReview), .date(orBlank: care.lastVisit),
            .code(orBlank: care.permanence), .date(orBlank: care.lastIROContact),
            .date(orBlank: care.healthAssessment), .date(orBlank: care.dentalCheck),
            .number(care.placements), .date(orBlank: care.ceased),
            care.ceased == nil ? .blank : .code(care.reason),
        ]
        let placement: [DraftValue] = [
            .date(care.placementStart), .code(care.placementType), .code(care.provider),
            .text(orBlank: care.postcode), .text(orBlank: care.urn), .code(care.isInside ? "In" : "Out"),
            .code(orBlank: care.authority), .number(care.missing), .number(care.absent),
            .code(orBlank: care.interviewOffered), .code(orBlank: care.interviewAccepted),
        ]
        return status + checks + placement + staff(child)
    }

    private func leaving(of child: Child) -> [DraftValue]? {
        guard let leaving = child.leaving else { return nil }
        let home: DraftValue =
            leaving.accommodation == nil ? .blank : .code(leaving.isSuitable ? "Suitable" : "Unsuitable")
        return [.yesNo(child.isUASC), .code(child.disability)] + staff(child) + [
            .text(child.worker.adviser), .code(leaving.eligibility), .date(orBlank: leaving.pathwayReview),
            .code(leaving.inTouch), .date(orBlank: leaving.latestContact),
            .code(orBlank: leaving.accommodation), home, .code(orBlank: leaving.activity),
        ]
    }

    private func adoption(of child: Child) -> [DraftValue]? {
        guard let path = child.adoption else { return nil }
        return [
            .text(orBlank: path.family), .code(child.disability), .date(path.enteredCare),
            .date(path.decision), .date(orBlank: path.placementOrder), .date(orBlank: path.matched),
            .date(orBlank: path.placed), .date(orBlank: path.order), .date(orBlank: path.reversal),
            .code(orBlank: path.reversalReason), .date(orBlank: path.fosteringForAdoption),
        ]
    }

    private func adopter(_ adopter: Adopter) -> [DraftValue] {
        let approval = adopter.approval
        return [
            .text(adopter.id), .text(approval.family), .code(adopter.gender), .code(adopter.ethnicity),
            .code(adopter.disability), .yesNo(approval.isFostering), .date(approval.enquiry),
            .date(orBlank: approval.stage1Start), .date(orBlank: approval.stage1End),
            .date(orBlank: approval.stage2Start), .date(orBlank: approval.stage2End),
            .date(orBlank: approval.submitted), .date(orBlank: approval.approved),
            .date(orBlank: approval.matched), .date(orBlank: approval.placed),
            .number(orBlank: approval.childrenPlaced), .date(orBlank: approval.order),
            .date(orBlank: approval.left), .code(orBlank: approval.leavingReason),
        ]
    }
}

// The detail pane of the attention page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_detail.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/attention/diff_model.h"
#include "ui/attention/diff_view.h"
#include "ui/attention/do_not_book_dialog.h"
#include "ui/attention/keep_total_dialog.h"
#include "ui/attention/technical_details.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QDate>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr size_t rowsWithoutAsking = 12; ///< a comparison up to this length is shown whole

/// All that is shown of an item, to tell whether anything changed.
QString digestOf(const std::vector<AttentionItem> &items)
{
    QStringList parts;
    for (const auto &[entry, progress] : items) {
        parts << QString::number(entry.id) << QString::number(static_cast<int>(progress)) << toIso(entry.since)
              << QString::number(entry.attempts) << entry.number << entry.name << entry.email << entry.date
              << entry.currency << QString::number(entry.amountMinor.value_or(-1)) << entry.problem.key
              << entry.problem.detail << entry.problem.traceId << entry.problem.serviceCode
              << entry.inHighLevel.toString() << entry.inQuickBooks.toString();
        for (auto at = entry.problem.parameters.cbegin(); at != entry.problem.parameters.cend(); ++at) {
            parts << at.key() << at.value();
        }
        for (const auto &side : entry.sides) {
            parts << side.field << side.highLevel << side.quickBooks;
        }
    }
    return parts.join(u'\n');
}

bool isCents(const engine::AttentionEntry &entry)
{
    return entry.decision && entry.problem.key == "kontor.total_differs"_L1;
}

bool isRefund(const engine::AttentionEntry &entry) { return entry.decision && entry.problem.key == "kontor.refund"_L1; }

/// Where a button leads: to the document, else to the service's start page where the error dictionary says so. Only
/// addresses that a browser may be given.
QUrl pageOf(const QUrl &document, const QStringList &actions, const QString &startAction, const QUrl &start)
{
    const auto address = document.isEmpty() && actions.contains(startAction) ? start : document;
    return address.isValid() && address.scheme() == "https"_L1 ? address : QUrl();
}

QUrl quickBooksPage(const engine::AttentionEntry &entry)
{
    return pageOf(entry.inQuickBooks, texts::explain(entry.problem).actions, u"open_quickbooks"_s,
        QUrl(u"https://qbo.intuit.com/"_s));
}

QUrl highLevelPage(const engine::AttentionEntry &entry)
{
    return pageOf(entry.inHighLevel, texts::explain(entry.problem).actions, u"open_highlevel"_s,
        QUrl(u"https://app.gohighlevel.com/"_s));
}

void clearForm(QFormLayout *form)
{
    while (form->rowCount() > 0) {
        form->removeRow(0);
    }
}

} // namespace

AttentionDetail::AttentionDetail(QWidget *parent)
    : QScrollArea(parent)
    , m_nothing(new TextLabel(TextStyle::Body, Role::SecondaryText))
    , m_filled(new QWidget)
{
    const Metrics metrics;
    setObjectName(u"AttentionDetail"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(content);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_nothing->setObjectName(u"nothingChosen"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(metrics.units(2.5), metrics.units(2.5), metrics.units(2.5), metrics.units(2.5));
    all->addWidget(m_nothing);
    all->addWidget(m_filled);
    all->addStretch(1);
    auto *column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    top->setSpacing(0);
    buildTop(top);
    buildDecision(top);
    buildActions(top);
    column->addLayout(top);
    m_separator = new Separator(Qt::Horizontal, m_filled);
    column->addWidget(m_separator);
    auto *below = new QVBoxLayout;
    m_below = new QWidget(m_filled);
    m_below->setLayout(below);
    below->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    below->setSpacing(metrics.units(1.5));
    buildFacts(below);
    column->addWidget(m_below);
    setWidget(content);
    retranslate();
}

void AttentionDetail::buildTop(QVBoxLayout *column)
{
    const Metrics metrics;
    const auto text = [this](TextStyle style, Role role) {
        auto *label = new TextLabel(style, role, m_filled);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    };
    auto *row = new QHBoxLayout;
    m_back = new QToolButton(m_filled);
    m_back->setObjectName(u"backButton"_s);
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::StrongFocus);
    m_back->setMinimumSize(metrics.ems(1.5), metrics.ems(1.5));
    m_back->hide();
    row->addWidget(m_back, 0, Qt::AlignTop);
    m_title = text(TextStyle::Heading, Role::Text);
    m_title->setObjectName(u"attentionTitle"_s);
    row->addWidget(m_title, 1);
    column->addLayout(row);
    column->addSpacing(metrics.units(0.25));
    m_document = text(TextStyle::Body, Role::SecondaryText);
    column->addWidget(m_document);
    column->addSpacing(metrics.units(2));
    m_causeTitle = text(TextStyle::Label, Role::Text);
    m_cause = text(TextStyle::Body, Role::Text);
    m_remedyTitle = text(TextStyle::Label, Role::Text);
    m_remedy = text(TextStyle::Body, Role::Text);
    for (auto *title : {m_causeTitle, m_remedyTitle}) {
        title->setContentsMargins(0, 0, 0, metrics.units(0.25));
    }
    for (auto *paragraph : {m_cause, m_remedy}) {
        paragraph->setParagraph();
        paragraph->setContentsMargins(0, 0, 0, metrics.units(1.5));
    }
    column->addWidget(m_causeTitle);
    column->addWidget(m_cause);
    column->addWidget(m_remedyTitle);
    column->addWidget(m_remedy);
    m_progress = new StateLabel(m_filled);
    m_progress->setObjectName(u"retryProgress"_s);
    column->addWidget(m_progress, 0, Qt::AlignLeft);
    connect(m_back, &QToolButton::clicked, this, &AttentionDetail::backRequested);
}

void AttentionDetail::buildDecision(QVBoxLayout *column)
{
    const Metrics metrics;
    m_decision = new QWidget(m_filled);
    auto *inside = new QVBoxLayout(m_decision);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(metrics.units(1));
    m_diffModel = new DiffModel(this);
    m_diffCard = new Card(Card::Padding::None, m_decision);
    m_diff = new DiffView(m_diffModel, m_diffCard);
    auto *table = new QVBoxLayout(m_diffCard);
    m_diffCard->padLayout();
    table->addWidget(m_diff);
    inside->addWidget(m_diffCard);
    m_agreeing = new LinkButton(m_decision);
    m_agreeing->setObjectName(u"agreeingRowsButton"_s);
    inside->addWidget(m_agreeing, 0, Qt::AlignLeft);
    inside->addSpacing(metrics.units(0.75));

    m_conflictChoices = new QWidget(m_decision);
    m_choices = new QBoxLayout(QBoxLayout::LeftToRight, m_conflictChoices);
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(metrics.units(2.5));
    // Equal weight: same kind of button, same width of column.
    const auto choice = [&](TextLabel *&consequence, RoomyButton *&button, const QString &name) {
        auto *part = new QVBoxLayout;
        part->setSpacing(metrics.u());
        consequence = new TextLabel(TextStyle::Body, Role::Text, m_conflictChoices);
        consequence->setWordWrap(true);
        part->addWidget(consequence, 0, Qt::AlignTop);
        part->addStretch(1);
        button = new RoomyButton(m_conflictChoices);
        button->setObjectName(name);
        part->addWidget(button, 0, Qt::AlignLeft);
        m_choices->addLayout(part, 1);
    };
    choice(m_highLevelConsequence, m_takeHighLevel, u"takeHighLevelButton"_s);
    choice(m_quickBooksConsequence, m_keepQuickBooks, u"keepQuickBooksButton"_s);
    inside->addWidget(m_conflictChoices);

    m_centsChoices = new QWidget(m_decision);
    auto *flow = new FlowLayout(m_centsChoices);
    m_taxAsLine = new PrimaryButton(m_centsChoices);
    m_taxAsLine->setObjectName(u"taxAsLineButton"_s);
    m_keepTotal = new RoomyButton(m_centsChoices);
    m_keepTotal->setObjectName(u"keepTotalButton"_s);
    flow->addWidget(m_taxAsLine);
    flow->addWidget(m_keepTotal);
    inside->addWidget(m_centsChoices);
    column->addWidget(m_decision);

    connect(m_agreeing, &QToolButton::clicked, this, [this] {
        m_allRows = true;
        show(m_items);
        m_diff->setFocus();
    });
    connect(m_takeHighLevel, &QPushButton::clicked, this, [this] { choose(engine::OwnerChoice::HighLevel); });
    connect(m_taxAsLine, &QPushButton::clicked, this, [this] { choose(engine::OwnerChoice::HighLevel); });
    connect(m_keepQuickBooks, &QPushButton::clicked, this, [this] { choose(engine::OwnerChoice::QuickBooks); });
    connect(m_keepTotal, &QPushButton::clicked, this, [this] { choose(engine::OwnerChoice::QuickBooks); });
}

void AttentionDetail::buildActions(QVBoxLayout *column)
{
    m_actions = new QWidget(m_filled);
    auto *flow = new FlowLayout(m_actions);
    m_primary = new PrimaryButton(m_actions);
    m_primary->setObjectName(u"retryButton"_s);
    m_retry = new RoomyButton(m_actions);
    m_retry->setObjectName(u"secondRetryButton"_s);
    m_openHighLevel = new RoomyButton(m_actions);
    m_openHighLevel->setObjectName(u"openHighLevelButton"_s);
    m_openQuickBooks = new RoomyButton(m_actions);
    m_openQuickBooks->setObjectName(u"openQuickBooksButton"_s);
    m_sendAgain = new RoomyButton(m_actions);
    m_sendAgain->setObjectName(u"sendAgainButton"_s);
    m_doNotSend = new RoomyButton(m_actions);
    m_doNotSend->setObjectName(u"doNotSendButton"_s);
    for (auto *button : std::initializer_list<QWidget *>{
             m_primary, m_retry, m_openHighLevel, m_openQuickBooks, m_sendAgain, m_doNotSend}) {
        flow->addWidget(button);
    }
    column->addWidget(m_actions);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        const auto remedy = m_items.empty() ? QString() : remedyOf(m_items.front().entry);
        if (remedy.isEmpty()) {
            Q_EMIT retryRequested();
        } else {
            Q_EMIT remedyRequested(remedy);
        }
    });
    connect(m_retry, &QPushButton::clicked, this, &AttentionDetail::retryRequested);
    connect(m_sendAgain, &QPushButton::clicked, this, &AttentionDetail::sendAgainRequested);
    connect(m_doNotSend, &QPushButton::clicked, this, &AttentionDetail::doNotSendRequested);
    connect(m_openHighLevel, &QPushButton::clicked, this, [this] {
        if (!m_items.empty()) {
            Q_EMIT openRequested(highLevelPage(m_items.front().entry));
        }
    });
    connect(m_openQuickBooks, &QPushButton::clicked, this, [this] {
        if (!m_items.empty()) {
            Q_EMIT openRequested(quickBooksPage(m_items.front().entry));
        }
    });
}

void AttentionDetail::buildFacts(QVBoxLayout *column)
{
    const Metrics metrics;
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(metrics.units(3));
    m_facts->setVerticalSpacing(metrics.units(0.75));
    m_facts->setLabelAlignment(Qt::AlignLeft);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_technical = new TechnicalDetails(m_below);
    column->addLayout(m_facts);
    column->addWidget(m_technical);
}

void AttentionDetail::setItems(std::vector<AttentionItem> items)
{
    const auto id = [](const std::vector<AttentionItem> &list) {
        return list.empty() ? std::pair(size_t(0), qint64(0)) : std::pair(list.size(), list.front().entry.id);
    };
    const bool other = id(items) != id(m_items);
    const auto digest = digestOf(items);
    m_items = std::move(items);
    if (digest == m_digest && !m_items.empty()) {
        return; // selected text stays selected
    }
    m_digest = digest;
    if (other) {
        m_allRows = false;
        verticalScrollBar()->setValue(0);
    }
    show(m_items);
}

QString AttentionDetail::title() const { return m_title->text(); }

void AttentionDetail::setBackShown(bool shown) { m_back->setVisible(shown); }

void AttentionDetail::focusFirst()
{
    for (auto *widget : std::initializer_list<QWidget *>{
             m_primary, m_diff, m_taxAsLine, m_takeHighLevel, m_openHighLevel, m_sendAgain, m_back}) {
        if (widget->isVisibleTo(this)) {
            widget->setFocus();
            return;
        }
    }
}

QString AttentionDetail::remedyOf(const engine::AttentionEntry &entry)
{
    static const QStringList own{u"map_tax"_s, u"choose_account"_s, u"choose_item"_s, u"enter_review_link"_s,
        u"edit_review_text"_s, u"connect"_s, u"connect_quickbooks"_s, u"connect_highlevel"_s, u"reconnect"_s,
        u"enter_app_keys"_s, u"change_location"_s, u"use_token"_s, u"open_integrations"_s};
    for (const auto &action : texts::explain(entry.problem).actions) {
        if (own.contains(action)) {
            return action;
        }
    }
    return {};
}

void AttentionDetail::show(const std::vector<AttentionItem> &items)
{
    m_nothing->setVisible(items.empty());
    m_filled->setVisible(!items.empty());
    if (items.empty()) {
        return;
    }
    const auto &entry = items.front().entry;
    const bool group = items.size() > 1;
    const auto words = texts::explain(AttentionModel::commonProblem(items));
    m_title->setText(breakable(AttentionModel::titleOf(items)));
    if (group) {
        auto oldest = entry.since;
        for (const auto &item : items) {
            oldest = std::min(oldest, item.entry.since);
        }
        m_document->setText(tr("since %1").arg(TimeWords::day(oldest)));
    } else {
        const auto &name = entry.name.isEmpty() ? entry.email : entry.name;
        QString document = name;
        if (entry.document == "invoice"_L1) {
            document = tr("Invoice %1, %2").arg(entry.number, name);
        } else if (entry.document == "payment"_L1) {
            document = tr("Payment on %1, %2").arg(entry.number, name);
        } else if (entry.document == "receipt"_L1) {
            document = entry.number.isEmpty() ? tr("Sales receipt, %1").arg(name)
                                              : tr("Sales receipt “%1”, %2").arg(entry.number, name);
        } else if (entry.document == "refund"_L1) {
            document = entry.number.isEmpty() ? tr("Refund, %1").arg(name)
                                              : tr("Refund on “%1”, %2").arg(entry.number, name);
        } else if (entry.document == "contact"_L1) {
            document = tr("Contact %1").arg(name);
        } else if (entry.document == "customer"_L1) {
            document = tr("Customer %1").arg(name);
        } else if (entry.document == "review"_L1) {
            document = name.isEmpty() ? tr("Review requests") : tr("Review request, %1").arg(name);
        }
        QStringList parts{document, tr("since %1").arg(TimeWords::day(entry.since))};
        parts.removeAll({});
        m_document->setText(breakable(parts.join(u", "_s)));
    }
    // A conflict speaks for itself: its cause, then both sides.
    const bool conflict = entry.problem.key == "kontor.changed_in_quickbooks"_L1 && entry.decision;
    m_causeTitle->setVisible(!conflict);
    m_remedyTitle->setVisible(!conflict && !words.remedy.isEmpty());
    m_remedy->setVisible(!conflict && !words.remedy.isEmpty());
    m_cause->setText(breakable(words.cause));
    m_remedy->setText(breakable(words.remedy));

    const auto progress = group ? AttentionItem::Progress::None : items.front().progress;
    m_progress->setVisible(progress != AttentionItem::Progress::None);
    if (progress == AttentionItem::Progress::Retrying) {
        m_progress->setState(u"retrying"_s, Role::Info, tr("Retrying"));
    } else if (progress == AttentionItem::Progress::Done) {
        m_progress->setState(u"done"_s, Role::Ok, tr("Done"));
    }
    const bool idle = progress == AttentionItem::Progress::None;
    const bool decision = entry.decision && !AttentionModel::isUnsure(entry);
    m_decision->setVisible(decision && idle && !group);
    m_actions->setVisible(!decision && idle);
    if (decision) {
        showDecision(entry);
    } else {
        showActions(entry, group);
    }
    m_separator->setVisible(!decision);
    m_below->setVisible(!decision);
    showFacts(items);
    placeChoices();
}

void AttentionDetail::showDecision(const engine::AttentionEntry &entry)
{
    const bool cents = isCents(entry);
    showRows(entry);
    m_conflictChoices->setVisible(!cents);
    m_centsChoices->setVisible(cents);
    const auto actions = texts::explain(entry.problem).actions;
    const auto word = [&actions](int place, const QString &otherwise) {
        const auto known = texts::actionWord(actions.value(place));
        return known.isEmpty() ? texts::actionWord(otherwise) : known;
    };
    if (cents) {
        m_taxAsLine->setText(word(0, u"tax_as_line"_s));
        m_keepTotal->setText(word(1, u"keep_quickbooks_total"_s));
        return;
    }
    const bool gone = entry.problem.key == "kontor.voided_in_quickbooks"_L1
        || entry.problem.key == "kontor.deleted_in_quickbooks"_L1;
    m_takeHighLevel->setText(word(0, u"take_highlevel"_s));
    m_keepQuickBooks->setText(word(1, u"keep_quickbooks"_s));
    if (isRefund(entry)) {
        m_highLevelConsequence->setText(
            tr("QuickBooks gets a refund receipt, and the sales receipt before it if that is missing."));
        m_quickBooksConsequence->setText(tr("QuickBooks stays as it is. Kontor asks again when more is refunded."));
    } else {
        m_highLevelConsequence->setText(gone
                ? tr("Kontor books the invoice in QuickBooks again, as it stands in HighLevel.")
                : tr("QuickBooks gets HighLevel’s version. The earlier one stays in QuickBooks’ audit log."));
        m_quickBooksConsequence->setText(
            tr("QuickBooks stays as it is. Kontor asks again when the invoice changes in HighLevel."));
    }
    m_takeHighLevel->setAccessibleDescription(m_highLevelConsequence->text());
    m_keepQuickBooks->setAccessibleDescription(m_quickBooksConsequence->text());
}

void AttentionDetail::showRows(const engine::AttentionEntry &entry)
{
    const bool cents = isCents(entry);
    auto rows = cents ? DiffModel::centsRows(entry) : DiffModel::conflictRows(entry);
    const bool agreeing = std::any_of(rows.begin(), rows.end(), [](const DiffRow &row) { return !row.differs; });
    const bool hide = !cents && agreeing && !m_allRows && rows.size() > rowsWithoutAsking;
    if (hide) {
        std::erase_if(rows, [](const DiffRow &row) { return !row.differs && !row.strong; });
    }
    m_agreeing->setVisible(hide);
    QString quickBooks;
    if (entry.problem.key == "kontor.voided_in_quickbooks"_L1) {
        quickBooks = tr("QuickBooks, voided");
    } else if (entry.problem.key == "kontor.deleted_in_quickbooks"_L1) {
        quickBooks = tr("QuickBooks, deleted");
    }
    m_diffCard->setVisible(!rows.empty());
    m_diffModel->setRows(cents ? DiffModel::Kind::Cents : DiffModel::Kind::Conflict, std::move(rows), quickBooks);
}

void AttentionDetail::showActions(const engine::AttentionEntry &entry, bool group)
{
    const auto remedy = remedyOf(entry);
    const bool unsure = AttentionModel::isUnsure(entry);
    m_primary->setVisible(!remedy.isEmpty() || AttentionModel::isRetryable(entry));
    m_sendAgain->setVisible(unsure);
    m_doNotSend->setVisible(unsure);
    m_primary->setText(remedy.isEmpty() ? tr("Retry") : texts::actionWord(remedy));
    m_primary->setToolTip(remedy.isEmpty() ? tr("Tries this item again now") : QString());
    const bool connects = remedy.startsWith("connect"_L1) || remedy == "reconnect"_L1;
    m_primary->setIconName(remedy.isEmpty() ? u"retrying"_s
            : remedy == "map_tax"_L1        ? u"map"_s
            : connects                      ? u"connect"_s
                                            : u"settings"_s);
    m_retry->setVisible(!remedy.isEmpty());
    m_openHighLevel->setVisible(!group && !highLevelPage(entry).isEmpty());
    m_openQuickBooks->setVisible(!group && !quickBooksPage(entry).isEmpty());
    m_openHighLevel->setText(entry.inHighLevel.isEmpty() ? tr("Open HighLevel") : tr("Open in HighLevel"));
    m_openQuickBooks->setText(entry.inQuickBooks.isEmpty() ? tr("Open QuickBooks") : tr("Open in QuickBooks"));
}

void AttentionDetail::showFacts(const std::vector<AttentionItem> &items)
{
    clearForm(m_facts);
    const auto &entry = items.front().entry;
    const bool group = items.size() > 1;
    const auto fact = [this](const QString &name, const QString &value) {
        if (value.isEmpty()) {
            return;
        }
        auto *label = new TextLabel(TextStyle::Body, Role::SecondaryText, m_below);
        label->setText(name);
        auto *text = new TextLabel(TextStyle::Body, Role::Text, m_below);
        text->setText(breakable(value));
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(name + u' ' + value);
        m_facts->addRow(label, text);
    };
    fact(tr("Amount"), AttentionModel::amountOf(items));
    m_technical->setProblem(AttentionModel::commonProblem(items));
    if (group) {
        return;
    }
    if (const auto day = QDate::fromString(entry.date, Qt::ISODate); day.isValid()) {
        fact(entry.document == "invoice"_L1 ? tr("Invoice date") : tr("Date"), TimeWords::date(day));
    }
    fact(tr("E-mail"), entry.email);
    const bool booked = entry.document == "invoice"_L1 || entry.document == "payment"_L1
        || entry.document == "receipt"_L1 || entry.document == "refund"_L1;
    fact(tr("In QuickBooks"), booked && entry.inQuickBooks.isEmpty() ? tr("not there") : QString());
    if (entry.attempts > 0) {
        fact(tr("Attempts"),
            tr("%1, at %2. Not repeated automatically.")
                .arg(QLocale().toString(entry.attempts), TimeWords::time(entry.since)));
    }
}

void AttentionDetail::choose(engine::OwnerChoice choice)
{
    if (m_items.empty()) {
        return;
    }
    const auto entry = m_items.front().entry;
    if (isCents(entry) && choice == engine::OwnerChoice::QuickBooks) {
        KeepTotalDialog dialog(entry, this);
        // The item may have gone meanwhile: the list goes on while the owner thinks.
        if (dialog.exec() != QDialog::Accepted || m_items.empty() || m_items.front().entry.id != entry.id) {
            return;
        }
    }
    if (isRefund(entry) && choice == engine::OwnerChoice::QuickBooks) {
        DoNotBookDialog dialog(entry, this);
        if (dialog.exec() != QDialog::Accepted || m_items.empty() || m_items.front().entry.id != entry.id) {
            return;
        }
    }
    Q_EMIT chosen(choice);
}

void AttentionDetail::placeChoices()
{
    const Metrics metrics;
    const int needed = 2 * std::max(m_takeHighLevel->sizeHint().width(), m_keepQuickBooks->sizeHint().width())
        + m_choices->spacing();
    const bool beside = viewport()->width() - 2 * metrics.units(2.5) >= needed;
    m_choices->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void AttentionDetail::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placeChoices();
}

void AttentionDetail::retranslate()
{
    m_nothing->setText(tr("Choose an item on the left."));
    m_back->setIcon(IconLoader::action(u"go-previous"_s));
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back"));
    m_causeTitle->setText(tr("Cause"));
    m_remedyTitle->setText(tr("What you can do"));
    m_retry->setText(tr("Retry"));
    m_retry->setToolTip(tr("Tries this item again now"));
    m_retry->setIcon(IconLoader::icon(u"retrying"_s, Role::ButtonText));
    m_takeHighLevel->setIcon(IconLoader::icon(u"crm"_s, Role::ButtonText));
    m_keepQuickBooks->setIcon(IconLoader::icon(u"books"_s, Role::ButtonText));
    for (auto *button : {m_openHighLevel, m_openQuickBooks}) {
        button->setIcon(IconLoader::icon(u"external"_s, Role::ButtonText));
        button->setToolTip(tr("Opens the browser"));
    }
    m_sendAgain->setText(texts::actionWord(u"send_again"_s));
    m_sendAgain->setIcon(IconLoader::icon(u"mail"_s, Role::ButtonText));
    m_doNotSend->setText(texts::actionWord(u"do_not_send"_s));
    m_doNotSend->setIcon(IconLoader::icon(u"dismiss"_s, Role::ButtonText));
    m_agreeing->setText(tr("Show rows that agree"));
    m_diff->setAccessibleName(tr("What was compared"));
    m_diffCard->setAccessibleName(tr("What was compared"));
    m_technical->retranslate();
    m_diffModel->retranslate();
    show(m_items);
}

} // namespace kontor::ui

// A combo box whose entries are found by typing.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include <vector>

namespace kontor::ui {

/// What is typed holds only where it names an entry. Scrolling the page never changes it: the wheel works on the field
/// that has the focus.
class SearchCombo : public QComboBox
{
    Q_OBJECT

public:
    struct Choice
    {
        QString id;
        QString words;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit SearchCombo(QWidget *parent = nullptr);

    /// An open list and a text that is being typed survive where the entries are the same as before.
    void setChoices(const std::vector<Choice> &choices);
    /// Shows the entry with this id, else the first; leaves alone what is being typed.
    void select(const QString &id);
    QString id() const { return currentData().toString(); }
    /// Of the field and of the line in it, for screen readers.
    void setNames(const QString &name, const QString &description);

Q_SIGNALS:
    void chosen(const QString &id); ///< by the owner; also the one that is shown already
    void notFound(); ///< what was typed is in no entry; the field shows the old entry again

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void takeText();

    std::vector<Choice> m_choices;
};

} // namespace kontor::ui

# Indices, their errors, crossed tables and differences as R's package survey computes them, for three designs: stratified
# with finite population correction, two stages with correction at both, and weighted. Makes the data, too, with one-unit
# strata, empty cells and special answers, and writes both to survey-estimates.json, which
# tests/unit/results-estimation-r.test.ts reads; R is not needed to run the tests.
#
#   Rscript survey-estimates.R          (Debian: r-base-core r-cran-survey)

suppressMessages(library(survey))
options(digits = 17)
set.seed(20261127)

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.data.frame(x)) return(json(lapply(seq_len(nrow(x)), function(i) as.list(x[i, ]))))
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (!is.null(names(x))) return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}"))
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  if (is.factor(x)) x <- as.character(x)
  if (length(x) != 1) return(json(as.list(unname(x))))
  if (is.character(x)) return(paste0("\"", x, "\""))
  if (is.na(x)) return("null")
  if (is.logical(x)) return(if (x) "true" else "false")
  sprintf("%.17g", x)
}

items <- c("CS1.1", "CS2.1", "CS2.2", "DV1.1", "DV1.2", "DV2.1")
factors <- list(CS1 = "CS1.1", CS2 = c("CS2.1", "CS2.2"), DV1 = c("DV1.1", "DV1.2"), DV2 = "DV2.1")
groups <- list(CS = c("CS1", "CS2"), DV = c("DV1", "DV2"))

# Answers 1-5, some special (97-99) and some not asked (-1); level differs by agency.
answersFor <- function(agency) {
  level <- c(A = 0.5, B = 0, C = -0.6, D = 0.9)[agency]
  as.data.frame(setNames(lapply(items, function(item) {
    code <- pmin(5, pmax(1, round(rnorm(length(agency), 3.8 + level, 1.1))))
    odd <- runif(length(agency))
    ifelse(odd < 0.04, 97, ifelse(odd < 0.07, 98, ifelse(odd < 0.09, 99, ifelse(odd < 0.14, -1, code))))
  }), items), check.names = FALSE)
}

points <- function(code, rule) {
  valid <- code >= 1 & code <= 5
  list(valid = as.numeric(valid), points = ifelse(valid, if (rule == "top2_share") 100 * (code >= 4) else 20 * code, 0))
}
numerator <- function(item) paste0("num_", sub("\\.", "_", item))
denominator <- function(item) paste0("den_", sub("\\.", "_", item))

withPoints <- function(rows, rule) {
  for (item in items) {
    p <- points(rows[[item]], rule)
    rows[[numerator(item)]] <- p$points
    rows[[denominator(item)]] <- p$valid
  }
  rows
}

# An index as an expression in totals, for svycontrast: the delta method with R's own derivatives.
itemExpression <- function(item) sprintf("%s/%s", numerator(item), denominator(item))
meanOf <- function(parts) sprintf("(%s)/%d", paste(parts, collapse = "+"), length(parts))
# Items without a valid answer are left out of the means above them, factors and groups without items likewise.
partExpressions <- function(rollup, weights = NULL, available = items) {
  factors <- Filter(length, lapply(factors, intersect, available))
  groups <- Filter(length, lapply(groups, intersect, names(factors)))
  items <- intersect(items, available)
  pooled <- function(own) sprintf("(%s)/(%s)", paste(numerator(own), collapse = "+"), paste(denominator(own), collapse = "+"))
  itemsOf <- function(group) unlist(factors[groups[[group]]], use.names = FALSE)
  flat <- if (rollup == "answer_pooled") pooled else function(own) meanOf(itemExpression(own))
  factor <- lapply(factors, flat)
  if (rollup %in% c("answer_pooled", "item_mean")) {
    return(c(factor, sapply(names(groups), function(g) flat(itemsOf(g)), simplify = FALSE), overall = flat(items)))
  }
  weighted <- function(codes, of) {
    w <- if (is.null(weights)) rep(1, length(codes)) else weights[codes]
    sprintf("(%s)/%.17g", paste(sprintf("%.17g*(%s)", w, of[codes]), collapse = "+"), sum(w))
  }
  group <- sapply(names(groups), function(g) weighted(groups[[g]], factor), simplify = FALSE)
  c(factor, group, overall = weighted(names(groups), group))
}

columns <- c(numerator(items), denominator(items))
contrast <- function(totals, expression) {
  result <- svycontrast(totals, parse(text = expression)[[1]])
  variance <- as.numeric(vcov(result))
  # Where every deviation is 0, e.g. one interview alone, cancellation leaves up to 2e-13, of either sign.
  list(score = as.numeric(coef(result)), se = if (is.na(variance)) NA else if (variance < 4e-12) 0 else sqrt(variance))
}
totalsOf <- function(design) svytotal(as.formula(paste("~", paste(columns, collapse = "+"))), design)

estimates <- function(design, rule, rollup, weights = NULL) {
  totals <- totalsOf(design)
  available <- items[coef(totals)[denominator(items)] > 0]
  expressions <- c(setNames(lapply(available, itemExpression), available), partExpressions(rollup, weights, available))
  lapply(expressions, function(e) contrast(totals, e))
}

# A crossed table of one item: svyby with svyratio, cells in their labels' order.
crossed <- function(design, item) {
  design$variables$cell <- interaction(design$variables$agency, design$variables$sex, drop = TRUE)
  valid <- subset(design, design$variables[[denominator(item)]] > 0)
  table <- svyby(as.formula(paste0("~", numerator(item))), ~cell, denominator = as.formula(paste0("~", denominator(item))),
                 valid, svyratio, keep.var = TRUE)
  lapply(seq_len(nrow(table)), function(i)
    list(cell = as.character(table$cell[i]), score = as.numeric(coef(table)[i]), se = as.numeric(SE(table)[i])))
}

# Difference of the indices of two agencies, with their covariance.
difference <- function(whole, one, other, rollup) {
  design <- subset(whole, agency %in% c(one, other))
  ofAgency <- function(agency) {
    for (column in columns) design$variables[[paste0(column, "_", agency)]] <<- design$variables[[column]] * (design$variables$agency == agency)
    gsub("((num|den)_[A-Z]+[0-9]_[0-9])", paste0("\\1_", agency), partExpressions(rollup)$overall)
  }
  expression <- sprintf("%s-%s", ofAgency(one), ofAgency(other))
  totals <- svytotal(as.formula(paste("~", paste(c(outer(columns, c(one, other), paste, sep = "_")), collapse = "+"))), design)
  contrast(totals, expression)
}

allOf <- function(name, rows, makeDesign) {
  runs <- list()
  add <- function(rule, rollup, lonely, weights = NULL) {
    options(survey.lonely.psu = lonely)
    design <- makeDesign(withPoints(rows, rule))
    agencies <- sort(unique(rows$agency))
    mean1 <- svymean(as.formula("~num_DV1_1"), subset(design, den_DV1_1 > 0), deff = "replace")
    runs[[length(runs) + 1]] <<- list(
      item = rule, rollup = rollup, loneUnits = lonely, weights = if (is.null(weights)) NULL else as.list(weights),
      whole = estimates(design, rule, rollup, weights),
      degreesOfFreedom = degf(design),
      byAgency = setNames(lapply(agencies, function(a) estimates(subset(design, agency == a), rule, rollup, weights)), agencies),
      crossed = crossed(design, "DV1.1"),
      difference = if (is.null(weights)) difference(design, "A", "B", rollup) else NULL,
      effectOfDV11 = as.numeric(deff(mean1)))
  }
  add("top2_share", "factor_mean", "adjust")
  add("scale_mean", "item_mean", "average")
  add("top2_share", "answer_pooled", "certainty")
  add("scale_mean", "custom", "adjust", c(CS = 0.63, DV = 0.37, CS1 = 2, CS2 = 1, DV1 = 1, DV2 = 3))
  list(name = name, rows = rows, runs = runs)
}

# 1. Strata agency x field with their own N; D has one interview of many, another stratum is a census.
stratified <- local({
  strata <- data.frame(stratum = c("A1", "A2", "B1", "B2", "C1", "D1"), agency = c("A", "A", "B", "B", "C", "D"),
                       n = c(40, 25, 50, 12, 8, 1), N = c(400, 60, 900, 12, 31, 15))
  rows <- strata[rep(seq_len(nrow(strata)), strata$n), ]
  # Nobody of C is a woman: an empty cell.
  rows$sex <- ifelse(rows$agency == "C", "nam", sample(c("nam", "nu"), nrow(rows), TRUE))
  cbind(rows[c("stratum", "agency", "N", "sex")], weight = 1, answersFor(rows$agency))
})

# 2. Communes drawn in strata, then persons in communes; a stratum with one commune, a commune with one person.
twoStage <- local({
  communes <- data.frame(stratum = c("s1", "s1", "s1", "s2", "s2", "s3", "s1"), unit = paste0("xa", 1:7), M = c(9, 9, 9, 5, 5, 4, 9),
                         persons = c(80, 120, 60, 200, 90, 70, 30), n = c(14, 20, 9, 30, 15, 12, 1))
  rows <- communes[rep(seq_len(nrow(communes)), communes$n), ]
  rows$agency <- sample(c("A", "B", "C"), nrow(rows), TRUE)
  rows$sex <- ifelse(rows$agency == "C", "nam", sample(c("nam", "nu"), nrow(rows), TRUE))
  drawn <- c(s1 = 4, s2 = 2, s3 = 1)[rows$stratum]
  rows$weight <- rows$M / drawn * rows$persons / rows$n
  cbind(rows[c("stratum", "unit", "M", "persons", "agency", "sex", "weight")], answersFor(rows$agency))
})

# 3. Weights of a draw with non-response, strata, no correction.
weighted <- local({
  n <- 150
  stratum <- sample(c("h1", "h2", "h3"), n, TRUE, c(0.5, 0.3, 0.2))
  agency <- sample(c("A", "B", "D"), n, TRUE)
  rows <- data.frame(stratum = stratum, agency = agency,
                     sex = ifelse(agency == "D", "nu", sample(c("nam", "nu"), n, TRUE)),
                     weight = round(runif(n, 1, 20), 3))
  rows <- rbind(rows, data.frame(stratum = "h4", agency = "B", sex = "nam", weight = 7.25))
  cbind(rows, answersFor(rows$agency))
})

cat(json(list(
  allOf("stratified", stratified, function(rows) svydesign(ids = ~1, strata = ~stratum, fpc = ~N, weights = ~weight, data = rows)),
  allOf("twoStage", twoStage, function(rows) {
    rows$person <- seq_len(nrow(rows))
    svydesign(ids = ~unit + person, strata = ~stratum, fpc = ~M + persons, weights = ~weight, data = rows)
  }),
  allOf("weighted", weighted, function(rows) svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = rows))
)), file = "survey-estimates.json")

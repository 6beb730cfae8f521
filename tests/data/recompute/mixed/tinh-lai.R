# Dữ liệu thử: mixed
settings <- list(
  item = "scale_mean",
  rollup = "item_mean",
  weights = list(),
  loneUnits = "adjust",
  weighting = "design",
  factors = list("CS1" = c("CS1.1"), "CS2" = c("CS2.1", "CS2.2"), "DV1" = c("DV1.1", "DV1.2"), "DV2" = c("DV2.1")),
  groups = list("CS" = c("CS1", "CS2"), "DV" = c("DV1", "DV2")),
  standings = c("complete" = "respondent", "partial" = "eligible", "refusal-hard" = "eligible", "refusal-soft" = "eligible", "refusal-household" = "eligible", "break-off" = "eligible", "callback-mid-interview" = "eligible", "appointment" = "eligible", "not-available" = "eligible", "proxy-offered" = "eligible", "checks-caller" = "eligible", "hung-up" = "unknown", "language-barrier" = "eligible", "unable" = "eligible", "deceased" = "eligible", "voided" = "eligible", "wrong-person" = "unknown", "moved" = "eligible", "ineligible" = "ineligible", "transaction-denied" = "unknown", "voicemail-confirmed" = "eligible", "voicemail" = "unknown", "no-answer" = "unknown", "busy" = "unknown", "unreachable" = "unknown", "number-not-in-use" = "unknown", "call-blocked" = "unknown", "technical-failure" = "unknown", "max-attempts" = "unknown", "recently-called" = "unknown", "survey-closed" = "unknown"),
  domains = c("field", "q:sex")
)

# Tính lại chỉ số hài lòng, sai số và các bảng phân tổ từ dữ liệu đi kèm, bằng gói survey của R.
# Recomputes the index, its errors and the breakdowns from the data beside this script, with R's package survey.
#
#   Rscript tinh-lai.R            (Debian: r-base-core r-cran-survey)
#
# Đọc / reads:   strata.csv (tầng), areas.csv (địa bàn đã chọn, nếu có), classes.csv (lớp hiệu chỉnh, nếu có),
#                interviews.csv (phiếu hợp lệ), cases.csv (hồ sơ gọi), figures.csv (số đã công bố)
# Ghi / writes:  figures-R.csv; in ra sai khác lớn nhất so với figures.csv / prints the largest difference

suppressMessages(library(survey))
# "fail": tầng chỉ có một phiếu thì không có sai số / no error where a stratum has a single interview.
options(digits = 17, survey.lonely.psu = if (settings$loneUnits == "fail") "certainty" else settings$loneUnits)

read <- function(name) read.csv(name, check.names = FALSE, fileEncoding = "UTF-8", stringsAsFactors = FALSE, na.strings = "")
strata <- read("strata.csv")
interviews <- read("interviews.csv")
cases <- read("cases.csv")
items <- unlist(settings$factors, use.names = FALSE)

# ── Trọng số / weights ──────────────────────────────────────────────────────────────────────────────────────────────────
# design: main / (probability x released); response: times (E + e U) / R within a class, e = E / (E + ineligible), over the base
# weights. Lớp gồm trọn các tầng (strata.csv, class), hoặc theo điều danh sách ghi về từng người (class của phiếu và hồ sơ, hệ số ở
# classes.csv) / classes are of whole strata, or of persons: then interviews and cases have theirs, and classes.csv the factors.
standing <- settings$standings[cases$disposition]
standing[is.na(standing) | cases$final == 0] <- "unknown"
released <- vapply(strata$stratum, function(s) sum(cases$stratum == s), 0)
base <- strata$main / (strata$probability * released)
ofPersons <- "class" %in% names(cases)
stratumOf <- match(cases$stratum, strata$stratum)
classOf <- if (ofPersons) cases$class else strata$class[stratumOf]
factorOf <- function(class) {
  own <- which(!is.na(classOf) & classOf == class)
  n <- function(kind) sum(base[stratumOf[own[standing[own] == kind]]])
  if (!isTRUE(n("respondent") > 0)) return(1)
  known <- n("respondent") + n("eligible")
  (known + known / (known + n("ineligible")) * n("unknown")) / n("respondent")
}
classes <- if (file.exists("classes.csv")) read("classes.csv") else data.frame(class = sort(unique(strata$class)))
classes$computed <- vapply(classes$class, factorOf, 0)
strata$computed <- switch(settings$weighting, none = rep(1, nrow(strata)), design = base,
                          response = if (ofPersons) base else base * classes$computed[match(strata$class, classes$class)])
used <- strata$interviews > 0
same <- all(abs(strata$computed - strata$weight)[used] <= 1e-9 * strata$weight[used])
if (ofPersons) same <- same && all(abs(classes$computed - classes$adjustment) <= 1e-9 * classes$adjustment, na.rm = TRUE)
# Tầng đã gộp qua nhiều lớp hay nhiều xác suất thì không tính lại được / strata joined over several classes or probabilities.
tells <- settings$weighting != "response" || (!anyNA(classOf) && !anyNA(base[stratumOf]))
if (settings$weighting != "none" && (!tells || is.na(same))) {
  message("Trọng số lấy từ strata.csv: tầng đã gộp không cho biết lớp hiệu chỉnh hay xác suất chọn")
  strata$computed <- strata$weight
} else stopifnot("Trọng số khác strata.csv" = same)

# ── Thiết kế mẫu / design ───────────────────────────────────────────────────────────────────────────────────────────────
# Tầng ít phiếu gộp lại khi tính sai số (joined) / strata with few interviews are one in errors.
strata$ofJoined <- ave(strata$persons, strata$joined, FUN = sum)
names(interviews)[names(interviews) == "class"] <- "classOfPerson"
rows <- merge(interviews, strata, by = "stratum", sort = FALSE)
rows$real <- rep(TRUE, nrow(rows))
# Địa bàn đã chọn mà chưa có phiếu vẫn là đơn vị của mẫu / a drawn area without interviews is a unit of the sample, too.
empty <- strata[!is.na(strata$unit) & !(strata$unit %in% rows$unit), ]
empty <- empty[!duplicated(empty$unit), ]
if (nrow(empty) > 0) {
  none <- rows[rep(NA_integer_, nrow(empty)), ]
  none[names(empty)] <- empty
  none$real <- FALSE
  rows <- rbind(rows, none)
}
# Các giai đoạn chọn địa bàn theo areas.csv: nhóm chọn, địa bàn, số địa bàn của nhóm; chọn theo quy mô tính như chọn có lặp.
# Không có areas.csv: tầng là phần của kế hoạch, đơn vị là địa bàn đầu, không hiệu chỉnh tổng thể hữu hạn. Nơi chọn thẳng người
# là một đơn vị chắc chắn được chọn. Sau đó mỗi phiếu là một đơn vị trong tầng của mẫu / stages of the draw of areas: group, area,
# areas of the group, a draw by size taken as one with replacement. Without areas.csv the part of the plan is the stratum and the
# first area the unit, without finite population correction. Where persons were drawn at once there is one unit that was sure to be
# drawn. Then each interview is a unit within its stratum.
areas <- if (file.exists("areas.csv")) read("areas.csv") else NULL
pathOf <- function(unit, part) {
  if (is.na(unit)) return(list())
  if (is.null(areas)) return(list(list(group = paste("part", part), unit = paste("area", unit), of = Inf)))
  at <- match(unit, areas$area)
  one <- list(group = paste("draw", areas$draw[at]), unit = paste("area", unit), of = ifelse(is.na(areas$of[at]), Inf, areas$of[at]))
  c(pathOf(areas$within[at], part), list(one))
}
sure <- list(group = "sure", unit = "sure", of = 1)
paths <- Map(pathOf, rows$unit, rows$part)
depth <- max(lengths(paths)) + 1
persons <- Map(function(at, real) if (real) list(group = paste("stratum", rows$joined[at]), unit = paste("interview", at), of = rows$ofJoined[at]) else sure,
               seq_len(nrow(rows)), rows$real)
paths <- Map(function(path, person) {
  path <- c(path, rep(list(sure), depth - 1 - length(path)), list(person))
  # Sau giai đoạn không hiệu chỉnh thì các giai đoạn trong nó không góp gì / after a stage without correction the later ones add nothing.
  open <- which(vapply(path, function(stage) is.infinite(stage$of), TRUE))
  if (length(open) > 0 && open[1] < depth) path[seq(open[1] + 1, depth)] <- list(sure)
  path
}, paths, persons)
stages <- seq_len(depth)
column <- function(name, stage) paste0("stage_", name, stage)
for (stage in stages) {
  rows[[column("group", stage)]] <- vapply(paths, function(path) path[[stage]]$group, "")
  rows[[column("unit", stage)]] <- vapply(paths, function(path) path[[stage]]$unit, "")
  rows[[column("of", stage)]] <- vapply(paths, function(path) as.numeric(path[[stage]]$of), 0)
  before <- if (stage == 1) rep("", nrow(rows)) else rows[[column("path", stage - 1)]]
  within <- paste(before, rows[[column("group", stage)]], sep = "|")
  rows[[column("path", stage)]] <- paste(before, rows[[column("unit", stage)]], sep = "|")
  rows[[column("drawn", stage)]] <- ave(seq_len(nrow(rows)), within, FUN = function(at) length(unique(rows[[column("path", stage)]][at])))
}
rows$w <- if (ofPersons) rows$computed * ifelse(rows$real, classes$computed[match(rows$classOfPerson, classes$class)], 1) else rows$computed
rows$lone <- Reduce(`|`, lapply(stages, function(s) rows[[column("drawn", s)]] == 1 & rows[[column("of", s)]] > 1))
# Bậc tự do: đơn vị trừ tầng; đơn vị chắc chắn được chọn thì tính ở giai đoạn sau / units less strata, those of units that were sure
# to be drawn by the stage after.
freedom <- function(here, stage = 1) {
  certain <- stage < depth & here[[column("drawn", stage)]] == here[[column("of", stage)]]
  own <- here[!certain, ]
  above <- if (stage == 1) rep("", nrow(own)) else own[[column("path", stage - 1)]]
  count <- length(unique(own[[column("path", stage)]])) - length(unique(paste(above, own[[column("group", stage)]])))
  count + if (any(certain)) freedom(here[certain, ], stage + 1) else 0
}
for (item in items) {
  code <- rows[[item]]
  valid <- !is.na(code) & code >= 1 & code <= 5
  rows[[paste0("num_", item)]] <- ifelse(valid, if (settings$item == "top2_share") 100 * (code >= 4) else 20 * code, 0)
  rows[[paste0("den_", item)]] <- as.numeric(valid)
}
# Tên không có dấu chấm để dùng trong công thức / names without periods, for formulas.
mark <- function(item) gsub("[^A-Za-z0-9]", "_", item)
numerator <- function(item) paste0("num_", mark(item))
denominator <- function(item) paste0("den_", mark(item))
names(rows) <- ifelse(grepl("^(num|den)_", names(rows)), mark(names(rows)), names(rows))
of <- function(name) as.formula(paste("~", paste(column(name, stages), collapse = "+")))
design <- svydesign(ids = of("unit"), strata = of("group"), fpc = of("of"), weights = ~w, data = rows, nest = TRUE)

# ── Công thức / formulas ────────────────────────────────────────────────────────────────────────────────────────────────
itemExpression <- function(item) sprintf("%s/%s", numerator(item), denominator(item))
meanOf <- function(parts) sprintf("(%s)/%d", paste(parts, collapse = "+"), length(parts))
pooled <- function(own) sprintf("(%s)/(%s)", paste(numerator(own), collapse = "+"), paste(denominator(own), collapse = "+"))
# Nội dung không có câu trả lời hợp lệ không vào trung bình / items without a valid answer are left out of the means.
expressions <- function(available) {
  factors <- Filter(length, lapply(settings$factors, intersect, available))
  groups <- Filter(length, lapply(settings$groups, intersect, names(factors)))
  items <- intersect(items, available)
  itemsOf <- function(group) unlist(factors[groups[[group]]], use.names = FALSE)
  flat <- if (settings$rollup == "answer_pooled") pooled else function(own) meanOf(vapply(own, itemExpression, ""))
  factor <- lapply(factors, flat)
  item <- setNames(lapply(items, itemExpression), items)
  if (settings$rollup %in% c("answer_pooled", "item_mean"))
    return(c(list(overall = flat(items)), sapply(names(groups), function(g) flat(itemsOf(g)), simplify = FALSE), factor, item))
  weighted <- function(codes, of) {
    w <- if (settings$rollup == "custom") vapply(codes, function(c) { v <- settings$weights[[c]]; if (is.null(v)) 1 else v }, 0) else rep(1, length(codes))
    # Chỉ phần có trọng số 0 có câu trả lời thì không có điểm / where only what weighs 0 was answered there is no score.
    if (sum(w) > 0) sprintf("(%s)/%.17g", paste(sprintf("%.17g*(%s)", w, of[codes]), collapse = "+"), sum(w))
  }
  group <- Filter(length, sapply(names(groups), function(g) weighted(groups[[g]], factor), simplify = FALSE))
  Filter(length, c(list(overall = weighted(names(group), group)), group, factor, item))
}

# Khoảng tin cậy Wilson với cỡ mẫu hiệu dụng / Wilson's interval with the effective sample size (Korn & Graubard 1998).
# Hỏi hết thì không có gì không chắc; mẫu không cho thấy phương sai thì lấy (Σw)²/Σw² (Kish 1965) và không nêu sai số chuẩn / a census
# leaves nothing uncertain; where the sample shows no variance, (Σw)²/Σw² is taken (Kish 1965) and no standard error told.
interval <- function(score, variance, df, basis, kish, census) {
  if (is.na(variance)) return(c(NA, NA))
  if (census && variance == 0) return(c(score, score))
  if (basis < 2) return(c(NA, NA))
  least <- if (settings$item == "scale_mean") 20 else 0
  width <- 100 - least
  share <- min(1, max(0, (score - least) / width))
  # Mọi câu trả lời như nhau; số học để lại phần rất nhỏ / everybody said the same, but for a trace of rounding.
  if (share < 1e-12) share <- 0
  if (share > 1 - 1e-12) share <- 1
  spread <- share * (1 - share)
  t <- qt(0.975, df)
  n <- if (spread == 0 || variance == 0) kish else spread * width^2 / variance
  shrink <- 1 + t^2 / n
  centre <- (share + t^2 / (2 * n)) / shrink
  half <- t / shrink * sqrt(spread / n + t^2 / (4 * n^2))
  c(if (share == 0) score else least + width * max(0, centre - half), if (share == 1) score else least + width * min(1, centre + half))
}

itemsOfPart <- function(code) {
  if (code == "overall") return(items)
  if (code %in% names(settings$groups)) return(unlist(settings$factors[settings$groups[[code]]], use.names = FALSE))
  if (code %in% names(settings$factors)) return(settings$factors[[code]])
  code
}

estimates <- function(keep, codes, by, label) {
  inside <- subset(design, keep)
  here <- inside$variables
  available <- items[vapply(items, function(i) sum(here[[denominator(i)]] * here$w) > 0, TRUE)]
  if (length(available) == 0) return(NULL)
  columns <- c(numerator(available), denominator(available))
  all <- expressions(available)
  wanted <- if (is.null(codes)) names(all) else intersect(codes, names(all))
  if (length(wanted) == 0) return(NULL)
  # Tuyến tính hoá từng phiếu rồi mới tính phương sai: lấy từ ma trận hiệp phương sai của các tổng thì mất chữ số khi phương sai gần
  # 0 / each interview is linearised before the variance is computed: out of the covariances of totals digits are lost near 0.
  answers <- as.matrix(here[columns])
  totals <- as.list(colSums(answers * here$w))
  linear <- lapply(all[wanted], function(of) eval(deriv(parse(text = of)[[1]], columns), totals))
  influence <- vapply(linear, function(of) as.vector(answers %*% t(attr(of, "gradient"))), numeric(nrow(here)))
  inside$variables[paste0("z_", seq_along(wanted))] <- as.data.frame(matrix(influence, nrow = nrow(here)))
  variances <- diag(as.matrix(vcov(svytotal(as.formula(paste("~", paste0("z_", seq_along(wanted), collapse = "+"))), inside))))
  names(variances) <- wanted
  df <- max(1, freedom(here))
  # Mọi phiếu ở một địa bàn của giai đoạn không hiệu chỉnh: sai khác giữa các địa bàn không thấy được, nên không có sai số / all
  # interviews in one unit of a stage without correction: differences between units cannot be seen, so there is no error.
  left <- function(of, drawn) ifelse(is.infinite(of), 1, (of - drawn) / of)
  census <- all(vapply(stages, function(s) all(left(here[[column("of", s)]], here[[column("drawn", s)]]) < 1e-7), TRUE))
  alone <- length(unique(here[[column("path", 1)]])) == 1 && all(is.infinite(here[[column("of", 1)]]))
  do.call(rbind, lapply(wanted, function(code) {
    score <- as.numeric(linear[[code]])
    # Số học để lại phần rất nhỏ / rounding leaves a trace.
    variance <- if (isTRUE(variances[[code]] < 1e-20)) 0 else variances[[code]]
    if (alone || (settings$loneUnits == "fail" && any(here$lone))) variance <- NA
    answered <- rowSums(here[denominator(intersect(itemsOfPart(code), available))]) > 0 & here$w > 0
    basis <- sum(answered)
    bounds <- interval(score, variance, df, basis, sum(here$w[answered])^2 / sum(here$w[answered]^2), census)
    if (isTRUE(variance == 0) && !census) variance <- NA
    data.frame(by = by, label = label, code = code, interviews = basis, score = score, se = sqrt(variance), low = bounds[1], high = bounds[2])
  }))
}

# ── Kết quả / results ───────────────────────────────────────────────────────────────────────────────────────────────────
parts <- c("overall", names(settings$groups), names(settings$factors))
computed <- estimates(rows$real, NULL, "", "")
breakdown <- function(column, by, codes) {
  labels <- sort(unique(column[rows$real & !is.na(column)]))
  do.call(rbind, lapply(labels, function(label) estimates(rows$real & !is.na(column) & column == label, codes, by, label)))
}
computed <- rbind(computed, breakdown(rows$agency, "agency", parts))
for (name in settings$domains) computed <- rbind(computed, breakdown(rows[[paste0("by:", name)]], name, "overall"))
write.csv(computed, "figures-R.csv", row.names = FALSE, fileEncoding = "UTF-8", na = "")

published <- read("figures.csv")
key <- function(table) paste(ifelse(is.na(table$by), "", table$by), ifelse(is.na(table$label), "", table$label), table$code, sep = "|")
at <- match(key(published), key(computed))
missing <- is.na(at) & !is.na(published$score)
difference <- function(column) {
  found <- abs(published[[column]] - computed[[column]][at])
  if (any(is.na(published[[column]]) != is.na(computed[[column]][at]) & !is.na(at))) Inf else max(0, found, na.rm = TRUE)
}
largest <- max(vapply(c("score", "se", "low", "high"), difference, 0))
cat(sprintf("%d số, sai khác lớn nhất %.3g%s\n", nrow(published), largest, if (any(missing)) sprintf(", %d số không tính được", sum(missing)) else ""))
if (largest > 1e-9 || any(missing)) quit(status = 1)

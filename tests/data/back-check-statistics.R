# Independent computation of the statistics of phúc tra. Makes data, computes with R's packages or from first principles,
# and writes both to back-check-statistics.json, which tests/unit/back-checks-statistics.test.ts reads; R is not needed to
# run the tests.
#
#   Rscript back-check-statistics.R          (Debian: r-base-core r-cran-survey r-cran-vcd)
#
# Variances of kappa and AC1 are taken twice: from vcd where it has them, and for all by the delta method over the
# multinomial table with derivatives by the complex step (Squire & Trapp 1998), which uses no variance formula at all.

suppressMessages({ library(survey); library(vcd) })
options(digits = 17)
set.seed(20241124)
z <- qnorm(0.975)

# ---- JSON -----------------------------------------------------------------------------------------------------------
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (!is.null(names(x))) return(paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}"))
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) as.list(unname(x[i, ])))))
  if (length(x) != 1) return(json(as.list(unname(x))))
  if (is.character(x)) return(paste0("\"", x, "\""))
  if (is.na(x)) return("null")
  if (is.logical(x)) return(if (x) "true" else "false")
  sprintf("%.17g", x)
}

# ---- Agreement ------------------------------------------------------------------------------------------------------
# Standard error of f(shares) for a multinomial table of n pairs, by the delta method.
multinomialSe <- function(f, shares, n) {
  h <- 1e-30
  gradient <- vapply(seq_along(shares), function(i) {
    stepped <- as.complex(shares); stepped[i] <- stepped[i] + 1i * h
    Im(f(matrix(stepped, nrow(shares)))) / h
  }, 0)
  sqrt((sum(shares * gradient^2) - sum(shares * gradient)^2) / n)
}
kappaOf <- function(weights) function(p) {
  po <- sum(weights * p); pe <- sum(weights * outer(rowSums(p), colSums(p))); (po - pe) / (1 - pe)
}
ac1Of <- function(p) {
  k <- nrow(p); mean <- (rowSums(p) + colSums(p)) / 2
  pe <- sum(mean * (1 - mean)) / (k - 1); (sum(diag(p)) - pe) / (1 - pe)
}
# Intervals on Fisher's scale.
agreement <- function(value, se) {
  half <- z * se / (1 - value^2)
  list(value = value, standardError = se, low = tanh(atanh(value) - half), high = tanh(atanh(value) + half))
}

tables <- list(
  yesNo = matrix(c(41, 3, 7, 29), 2, byrow = TRUE),
  dominated = matrix(c(183, 4, 0, 3, 2, 1, 1, 0, 0), 3, byrow = TRUE),
  nominal = matrix(c(14, 2, 1, 0, 3, 22, 4, 1, 0, 5, 17, 2, 1, 0, 2, 9), 4, byrow = TRUE),
  scale = matrix(c(5, 3, 1, 0, 0, 2, 9, 6, 1, 0, 0, 4, 31, 12, 2, 1, 2, 10, 78, 21, 0, 0, 3, 17, 62), 5, byrow = TRUE),
  worseThanChance = matrix(c(2, 9, 11, 3), 2, byrow = TRUE),
  emptyCategory = matrix(c(20, 0, 3, 0, 0, 0, 2, 0, 15), 3, byrow = TRUE),
  random = matrix(rmultinom(1, 500, rep(1, 25)), 5)
)
agreementCases <- lapply(tables, function(counts) {
  n <- sum(counts); p <- counts / n; k <- nrow(p); d <- abs(row(p) - col(p)) / (k - 1)
  weights <- list(none = diag(k), linear = 1 - d, quadratic = 1 - d^2)
  kappas <- lapply(weights, function(w) agreement(kappaOf(w)(p), multinomialSe(kappaOf(w), p, n)))
  # vcd has unweighted and weighted kappa with the standard error of Fleiss, Cohen & Everitt.
  if (all(rowSums(counts) + colSums(counts) > 0)) {
    linear <- Kappa(counts, weights = "Equal-Spacing"); quadratic <- Kappa(counts, weights = "Fleiss-Cohen")
    theirs <- rbind(linear$Unweighted, linear$Weighted, quadratic$Weighted)
    ours <- t(vapply(kappas, function(one) c(one$value, one$standardError), c(0, 0)))
    stopifnot(max(abs(theirs - ours)) < 1e-12)
  }
  byCategory <- lapply(seq_len(k), function(i) {
    two <- matrix(c(p[i, i], sum(p[i, -i]), sum(p[-i, i]), sum(p[-i, -i])), 2, byrow = TRUE)
    p1 <- sum(two[1, ]); p2 <- sum(two[, 1]); gross <- two[1, 2] + two[2, 1]
    chance <- p1 * (1 - p2) + p2 * (1 - p1)
    list(category = i, gross = gross, net = p1 - p2,
         netStandardError = multinomialSe(function(q) q[1, 2] - q[2, 1], two, n),
         index = if (chance > 0) gross / chance else NULL)
  })
  list(counts = counts, kappa = kappas, ac1 = agreement(ac1Of(p), multinomialSe(ac1Of, p, n)),
       gross = 1 - sum(diag(p)), index = 1 - kappaOf(diag(k))(p), byCategory = byCategory)
})

# ---- Response variance ----------------------------------------------------------------------------------------------
responseCases <- lapply(1:3, function(i) {
  original <- sample(1:40, 30 + i, replace = TRUE); recheck <- original + sample(c(0, 0, 0, -2, 1, 5), 30 + i, replace = TRUE)
  simple <- var(original - recheck) / 2
  list(original = original, recheck = recheck, simple = simple, reliabilityRatio = 1 - simple / var(recheck))
})

# ---- Wilson's interval of an error rate -----------------------------------------------------------------------------
wilsonCases <- lapply(list(c(0, 20), c(3, 41), c(17, 60), c(199, 200), c(7, 7)), function(one) {
  interval <- suppressWarnings(prop.test(one[1], one[2], correct = FALSE)$conf.int)
  list(beyond = one[1], compared = one[2], low = interval[1], high = interval[2])
})

# ---- Share of bad interviews ----------------------------------------------------------------------------------------
# Bounds of Wilson's interval as the two roots of (p − share)² = z²·p·(1 − p) / n.
wilsonRoots <- function(share, n) {
  f <- function(p) (p - share)^2 - z^2 * p * (1 - p) / n
  root <- function(from, to) if (f(from) * f(to) >= 0) from else uniroot(f, c(from, to), tol = 1e-16, maxiter = 10000)$root
  c(if (share == 0) 0 else root(0, share), if (share == 1) 1 else root(1, share))
}
drawSample <- function(completed, badShare, separation, reached, certain = FALSE) {
  bad <- runif(completed) < badShare
  evidence <- separation * rnorm(completed, separation * bad)
  probability <- if (certain) rep(1, completed) else round(pmin(1, pmax(0.03, 0.4 * plogis(evidence - 2))), 6)
  drawn <- runif(completed) < probability
  list(completed = completed, probability = probability[drawn], bad = ifelse(runif(sum(drawn)) < reached, bad[drawn], NA))
}
badShareOf <- function(case) {
  got <- !is.na(case$bad); y <- as.numeric(case$bad[got])
  probability <- case$probability[got] * sum(1 / case$probability[got]) / sum(1 / case$probability)
  data <- data.frame(y = y, probability = probability)
  design <- svydesign(ids = ~1, probs = ~probability, data = data, pps = poisson_sampling(probability))
  mean <- svymean(~y, design); share <- coef(mean)[[1]]; se <- if (all(probability == 1)) 0 else SE(mean)[[1]]
  mirror <- share > 0.5; p <- if (mirror) 1 - share else share
  size <- sum(1 / probability); spare <- 1 - probability
  typical <- if (sum(spare) > 0) sum(spare / probability) / sum(spare) else 0
  low <- if (p == 0 || se == 0) p else wilsonRoots(p, p * (1 - p) / se^2)[1]
  upper <- (p * size + typical) / (size + typical); variance <- se^2 + typical^2 / size^2
  high <- if (variance == 0) p else wilsonRoots(upper, upper * (1 - upper) / variance)[2]
  if (mirror) { swap <- low; low <- 1 - high; high <- 1 - swap }
  c(case, list(share = share, standardError = se, low = low, high = high, reached = sum(got)))
}
badShareCases <- lapply(list(
  drawSample(2400, 0.012, 1.5, 0.85), drawSample(2400, 0.05, 1, 1), drawSample(600, 0, 1, 0.9),
  drawSample(300, 0.4, 2, 0.8), drawSample(400, 0.9, 1, 1), drawSample(50, 0.1, 0, 1, TRUE), drawSample(60, 0.2, 0, 0.7, TRUE)
), badShareOf)

# ---- Operators ------------------------------------------------------------------------------------------------------
rooms <- list(
  even = list(checks = rep(12, 8), bad = c(0, 1, 0, 0, 1, 0, 1, 0)),
  oneBad = list(checks = c(30, 25, 18, 40, 22, 3, 0, 27), bad = c(1, 0, 1, 2, 14, 1, 0, 1)),
  effective = list(checks = c(10.5, 7.25, 22.125, 3.5), bad = c(0.75, 0, 4.5, 1.25)),
  spotless = list(checks = c(5, 9, 14), bad = c(0, 0, 0)),
  bimodal = list(checks = c(20, 20, 20, 20), bad = c(0, 20, 0, 20)),
  single = list(checks = c(1, 1, 1), bad = c(1, 0, 0))
)
operatorCases <- lapply(rooms, function(room) {
  n <- room$checks; x <- room$bad; active <- n > 0; all <- sum(n)
  mean <- (sum(x) + 0.5) / (all + 1); w <- (n / all)[active]
  spread <- sum(w * (x[active] / n[active] - mean)^2)
  # The correlation at which the expected weighted spread of beta-binomial shares equals the one seen (Kleinman 1973).
  gap <- function(r) sum(w * (1 - w) * mean * (1 - mean) * (r + (1 - r) / n[active])) - spread
  # With one check each the gap does not depend on r.
  r <- if (gap(1) - gap(0) < 1e-9) 0 else uniroot(gap, c(-50, 50), tol = 1e-16, maxiter = 10000)$root
  weight <- min(all, max(1, if (r > 0) 1 / r - 1 else all))
  a <- mean * weight + x; b <- (1 - mean) * weight + n - x
  list(checks = n, bad = x, mean = mean, weight = weight, rate = a / (a + b),
       low = qbeta(0.025, a, b), high = qbeta(0.975, a, b), aboveTolerable = pbeta(0.05, a, b, lower.tail = FALSE))
})
betaCases <- lapply(list(c(0.3, 2, 5), c(0.001, 0.5, 0.5), c(0.999, 0.2, 3), c(0.05, 120, 2400), c(0.7, 1, 1), c(0.02, 0.04, 12.5)),
  function(one) list(x = one[1], a = one[2], b = one[3], probability = pbeta(one[1], one[2], one[3]),
                     quantile = qbeta(one[1], one[2], one[3])))

# ---- Operators' effect on answers -----------------------------------------------------------------------------------
effectCases <- lapply(list(c(6, 0.6), c(12, 0), c(3, 1.5), c(8, 0.2)), function(one) {
  operators <- rep(seq_len(one[1]), times = sample(4:40, one[1], replace = TRUE))
  answers <- pmin(5, pmax(1, round(rnorm(length(operators), 3.8 + one[2] * rnorm(one[1])[operators]))))
  table <- summary(aov(answers ~ factor(operators)))[[1]]
  between <- table[1, "Mean Sq"]; within <- table[2, "Mean Sq"]
  m <- as.numeric(tabulate(operators)); load <- (sum(m) - sum(m^2) / sum(m)) / (length(m) - 1)
  rho <- ((between - within) / load) / ((between - within) / load + within)
  list(answers = unname(lapply(split(answers, operators), as.list)), rho = rho,
       designEffect = 1 + max(0, rho) * (sum(m^2) / sum(m) - 1))
})
imbalanceCases <- lapply(list(
  matrix(c(30, 12, 9, 28, 15, 11, 33, 10, 8), 3, byrow = TRUE), matrix(c(40, 0, 2, 35), 2, byrow = TRUE),
  matrix(rmultinom(1, 800, runif(40)), 8), outer(c(10, 20), c(3, 4, 5))
), function(counts) {
  n <- sum(counts); r <- nrow(counts); k <- ncol(counts)
  phi <- max(0, unname(suppressWarnings(chisq.test(counts, correct = FALSE)$statistic)) / n - (r - 1) * (k - 1) / (n - 1))
  list(counts = counts, v = sqrt(phi / (min(r - (r - 1)^2 / (n - 1), k - (k - 1)^2 / (n - 1)) - 1)))
})

writeLines(json(list(
  made = paste("R", getRversion(), "survey", packageVersion("survey"), "vcd", packageVersion("vcd")),
  agreement = agreementCases, responseVariance = responseCases, wilson = wilsonCases, badShare = badShareCases,
  operators = operatorCases, beta = betaCases, interviewerEffect = effectCases, imbalance = imbalanceCases
)), "back-check-statistics.json")

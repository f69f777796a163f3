#pragma once
// Metrics being written down as Prometheus text.

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace knownby {

class Written {
 public:
  explicit Written(std::vector<prometheus::MetricFamily> families) : families_(std::move(families)) {}

  void count(const std::string& name, const std::string& help, std::uint64_t value) {
    add(prometheus::MetricType::Counter, name, help, "", {{"", static_cast<double>(value)}});
  }
  void level(const std::string& name, const std::string& help, double value) {
    add(prometheus::MetricType::Gauge, name, help, "", {{"", value}});
  }
  using Rows = std::vector<std::pair<std::string, double>>;
  void add(prometheus::MetricType type, const std::string& name, const std::string& help,
           const std::string& label, const Rows& rows) {
    prometheus::MetricFamily family{name, help, type, {}};
    for (const auto& [value, number] : rows) {
      prometheus::ClientMetric metric;
      if (!label.empty()) metric.label.push_back({label, value});
      (type == prometheus::MetricType::Counter ? metric.counter.value : metric.gauge.value) = number;
      family.metric.push_back(std::move(metric));
    }
    families_.push_back(std::move(family));
  }
  std::string text() const { return prometheus::TextSerializer().Serialize(families_); }

 private:
  std::vector<prometheus::MetricFamily> families_;
};

}  // namespace knownby
